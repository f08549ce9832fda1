"""What a person said in the interview. Only choices: nothing of it tells who the person is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from motcua.domain.catalogue.models import ChannelKind

CASE: Final = "case"
RELATION: Final = "relation"
TRUE_OF_ME: Final = "true_of_me"
CHANNEL: Final = "channel"
WARD: Final = "ward"
FORM: Final = "form"


class Relation(StrEnum):
    """For whom a person applies."""

    SELF = "self"
    CHILD = "child"
    PROXY = "proxy"


@dataclass(frozen=True)
class Answers:
    """The answers so far; None where a question has not been answered. `ward` is empty where the person left it open.

    `form`: choices of the procedure's own form that decide about papers. `true_of_me`: the papers whose printed
    condition the person said is true of them, by key.
    """

    case: int | None = None
    relation: Relation | None = None
    true_of_me: frozenset[str] | None = None
    channel: ChannelKind | None = None
    ward: str | None = None
    form: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Answers":
        """Read what `to_json` wrote; what has another shape counts as not answered."""
        case, told, ward, form = data.get(CASE), data.get(TRUE_OF_ME), data.get(WARD), data.get(FORM)
        return cls(
            case=case if isinstance(case, int) else None,
            relation=Relation(data[RELATION]) if data.get(RELATION) in set(Relation) else None,
            true_of_me=frozenset(map(str, told)) if isinstance(told, list) else None,
            channel=ChannelKind(data[CHANNEL]) if data.get(CHANNEL) in ChannelKind.values else None,
            ward=ward if isinstance(ward, str) else None,
            form=dict(form) if isinstance(form, Mapping) else {},
        )

    def to_json(self) -> dict[str, Any]:
        """Return the answers given, ready to be kept."""
        said = {
            CASE: self.case,
            RELATION: self.relation.value if self.relation else None,
            TRUE_OF_ME: None if self.true_of_me is None else sorted(self.true_of_me),
            CHANNEL: self.channel.value if self.channel else None,
            WARD: self.ward,
            FORM: dict(self.form) or None,
        }
        return {name: value for name, value in said.items() if value is not None}
