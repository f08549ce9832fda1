"""The conversation page: the thread this browser holds, what stands open in it, and what may be asked next."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final

from django.http import HttpRequest
from django.urls import reverse

from motcua.core.answering.asked import Asked
from motcua.core.answering.engine import Status
from motcua.domain.assistant.models import Conversation
from motcua.domain.assistant.queries import conversation_of, turns_of
from motcua.domain.assistant.standing import Standing, standing
from motcua.domain.dossiers.models import Dossier
from motcua.domain.guidance.queries import current_version
from motcua.domain.notices.links import follow_token
from motcua.web.components.languages import page_language
from motcua.web.portal.assistant_answer import AnswerView, Card, card_of
from motcua.web.portal.assistant_words import EXAMPLES, Suggestion, first_questions, suggestions
from motcua.web.portal.unlocked import may_open

_TALK: Final = "portal.talk"
_DOSSIER: Final = "portal.talk_dossier"
_MOST_SHOWN: Final = 12


@dataclass
class TalkPage:
    """The conversation of one browser at one instant. `page_code` is the procedure whose page it was opened from."""

    request: HttpRequest
    at: datetime
    page_code: str = ""
    typed: str = ""
    typed_code: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @cached_property
    def conversation(self) -> Conversation | None:
        """The thread this browser began, if it is still kept."""
        key = self.request.session.get(_TALK)
        return conversation_of(key) if key else None

    @cached_property
    def answers(self) -> tuple[AnswerView, ...]:
        """The last questions and answers, the oldest first."""
        found = turns_of(self.conversation, limit=_MOST_SHOWN) if self.conversation else ()
        return tuple(map(AnswerView, found))

    @property
    def last(self) -> AnswerView | None:
        """The last answer: the only one whose buttons still mean what they say."""
        return self.answers[-1] if self.answers else None

    @cached_property
    def card(self) -> Card | None:
        """The short card of the procedure the last answer is about."""
        if self.last is None or not self.last.is_about_a_procedure:
            return None
        return card_of(self.last.procedure, language=page_language())

    @property
    def shows_glance(self) -> bool:
        """Whether the card adds to the answer: an answer to no special question says it all already."""
        return bool(self.conversation and self.conversation.asked)

    @property
    def turns_to_page(self) -> bool:
        """Whether the page this was opened from is about another procedure than the thread was last."""
        return bool(self.page_code) and (self.last is None or self.last.procedure != self.page_code)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What may be asked next of the procedure in talk."""
        if self.last is None or not self.last.is_about_a_procedure or self.conversation is None or self.turns_to_page:
            return ()
        return suggestions(tuple(Asked(one) for one in self.conversation.asked))

    @property
    def openers(self) -> tuple[Suggestion, ...]:
        """Questions to begin with: about the procedure of the page, else anything; none in the middle of a thread."""
        if self.turns_to_page:
            return first_questions()
        return () if self.answers else tuple(Suggestion(words, words) for words in EXAMPLES)

    @cached_property
    def context(self) -> tuple[str, str, str]:
        """Code, name and its language of the procedure the next question leans on; empty where there is none."""
        code = self.page_code or (self.conversation.procedure if self.conversation else "")
        if not code:
            return "", "", ""
        if self.last and self.last.procedure == code and self.card:
            return code, self.card.name, self.card.language
        version = current_version(code)
        return (code, version.name, "vi") if version else ("", "", "")

    @property
    def asks_for_code(self) -> bool:
        """Whether the form that opens a dossier is shown: asked for last, and nothing opened since."""
        return bool(self.last and self.last.status is Status.NEEDS_DOSSIER_LOOKUP and self.opened is None)

    @cached_property
    def opened(self) -> Standing | None:
        """Where the dossier opened in this thread stands now, while this browser may see it."""
        dossier_id = self.request.session.get(_DOSSIER)
        if dossier_id is None or not may_open(self.request, dossier_id):
            return None
        try:
            return standing(dossier_id, at=self.at)
        except Dossier.DoesNotExist:
            return None

    @property
    def opened_href(self) -> str:
        """The dossier's own page."""
        return reverse("portal:dossier", args=[follow_token(self.opened.dossier_id)]) if self.opened else ""

    @property
    def is_a_list(self) -> bool:
        """Whether the last answer is itself a list of procedures."""
        return bool(self.last and self.last.options and not self.last.blocks and self.last.status is Status.ANSWERED)


def remember(request: HttpRequest, conversation: Conversation) -> None:
    """Let this browser go on with the thread; a dossier shown in it closes with the next question."""
    request.session[_TALK] = str(conversation.pk)
    request.session.pop(_DOSSIER, None)


def show_dossier(request: HttpRequest, dossier_id: int) -> None:
    """Show in the thread where this dossier stands; neither its code nor its state is kept with the thread."""
    request.session[_DOSSIER] = dossier_id


def forget(request: HttpRequest) -> None:
    """Begin anew: this browser no longer knows the thread."""
    request.session.pop(_TALK, None)
    request.session.pop(_DOSSIER, None)
