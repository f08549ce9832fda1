"""A question of the assistant and the answer it got, as staff read them."""

from dataclasses import dataclass

from markupsafe import Markup

from motcua.domain.assistant.keeping import told_from_json
from motcua.domain.assistant.models import Turn
from motcua.web.components.languages import in_parts


@dataclass(frozen=True, slots=True)
class AskedView:
    """One turn. `answer` is empty where none was kept; `language` is the one it was given in."""

    turn: Turn
    answer: Markup
    language: str


def asked_view(turn: Turn) -> AskedView:
    """Return a turn with its answer as one text, a line for each sentence and each option."""
    told = told_from_json(turn.told)
    lines = [
        Markup.escape(told.opening),
        *(in_parts(line.text, line.quoted) for line in told.lines),
        *(Markup("• ") + in_parts(option.text, option.quoted) for option in told.options),
    ]
    return AskedView(turn, Markup("\n").join(filter(None, lines)), told.language)
