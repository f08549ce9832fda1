"""A dossier's acts as the desk tells them: newest first, with names, reasons and what each led to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.domain.accounts.queries import officer_names
from motcua.domain.dossiers.models import ActReason
from motcua.domain.dossiers.queries import DossierPage, Entry
from motcua.domain.ledger.models import ActorKind, Verb
from motcua.web.components import calendar_words
from motcua.web.desk.words.states import ACTORS, OUTCOMES

_SET_A_PROMISE = (Verb.ACCEPTED, Verb.EXTENDED, Verb.SUPPLIED, Verb.RESUMED)


@dataclass(frozen=True, slots=True)
class EntryView:
    """One act."""

    seq: int
    title: str
    at: datetime
    by: str
    lines: tuple[str, ...]
    reasons: tuple[ActReason, ...]


def history(page: DossierPage) -> list[EntryView]:
    """Every act, the newest first. One query, for the officers' names."""
    teller = _Teller(_names(page.timeline), page)
    return [teller.tell(entry) for entry in reversed(page.timeline)]


def _names(entries: Sequence[Entry]) -> dict[int, str]:
    return officer_names([*(entry.officer_id for entry in entries), *(entry.given_to for entry in entries)])


@dataclass(frozen=True, slots=True)
class _Teller:
    names: Mapping[int, str]
    page: DossierPage

    def tell(self, entry: Entry) -> EntryView:
        reasons = next((row.reasons for row in self.page.reasons if row.seq == entry.seq), [])
        return EntryView(
            seq=entry.seq,
            title=str(entry.verb.label),
            at=entry.at,
            by=self.by(entry),
            lines=tuple(line for line in (*self.facts(entry), self.onward(entry)) if line),
            reasons=tuple(reasons),
        )

    def by(self, entry: Entry) -> str:
        if entry.actor != ActorKind.OFFICER:
            return str(ACTORS[entry.actor])
        name = self.names.get(entry.officer_id or 0, "")
        return ", ".join(part for part in (name, entry.post, entry.office) if part)

    def facts(self, entry: Entry) -> tuple[str, ...]:
        result = next((row for row in self.page.results if row.seq == entry.seq), None)
        given_to = self.names.get(entry.given_to or 0, "")
        return (
            str(OUTCOMES.get(entry.outcome, "")),
            result.name if result else "",
            _("Giao cho %(name)s.") % {"name": given_to} if given_to else "",
            self.words(entry),
        )

    def words(self, entry: Entry) -> str:
        if not entry.words:
            return _("Nội dung đã được xóa.") if entry.words_erased else ""
        if entry.verb == Verb.STOPPED:
            return _("Căn cứ: %(text)s") % {"text": entry.words}
        if entry.verb == Verb.EXTENDED:
            return _("Lý do: %(text)s") % {"text": entry.words}
        return _("Căn cứ thời hạn: %(text)s") % {"text": entry.words}

    def onward(self, entry: Entry) -> str:
        told = []
        if entry.due_at and entry.verb in _SET_A_PROMISE:
            moment = calendar_words.moment(datetime.fromisoformat(entry.due_at))
            told.append(_("Hẹn trả %(moment)s.") % {"moment": moment})
        if entry.next_steps:
            told.append(_("Bước tiếp theo: %(steps)s.") % {"steps": ", ".join(entry.next_steps)})
        return " ".join(told)
