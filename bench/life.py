"""Dossiers' lives through the real acts: applied for online at a ward's desk, resolved by another agency."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from tests.factories.dossiers import APPLICANT, REASON, paper

from bench.people import People, Staff
from bench.procedure import PAPERS
from motcua.core.worktime import Limit, Unit
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import HandedIn
from motcua.domain.dossiers.models import Dossier

_EVERY = timedelta(minutes=20)


@dataclass(frozen=True)
class Now:
    """What an act needs: the dossier, its open step, the moment, who is there."""

    dossier: int
    step: int
    at: datetime
    resolving: Staff
    receiving: Staff
    papers: Sequence[HandedIn]


@dataclass(frozen=True)
class Planned:
    """One act of a plan."""

    name: str
    act: Callable[[Now], Dossier]


def _accept(now: Now) -> Dossier:
    return actions.accept(dossier_id=now.dossier, officer=now.receiving.one("reception"), at=now.at)


def _complete(role: str, outcome: str = "") -> Callable[[Now], Dossier]:
    def act(now: Now) -> Dossier:
        officer = now.resolving.one(role)
        return actions.complete_step(
            dossier_id=now.dossier, step_id=now.step, officer=officer, at=now.at, outcome=outcome
        )

    return act


def _hand_on(now: Now) -> Dossier:
    """The head of the section names the officer who handles it."""
    return actions.complete_step(
        dossier_id=now.dossier, step_id=now.step, officer=now.resolving.one("coordinator"), at=now.at,
        assignee=now.resolving.officers["handler"][1],
    )  # fmt: skip


def _reassign(now: Now) -> Dossier:
    return actions.assign(
        dossier_id=now.dossier, step_id=now.step, to=now.resolving.one("handler"), officer=now.resolving.one("leader"),
        at=now.at,
    )  # fmt: skip


def _ask(now: Now) -> Dossier:
    return actions.request_supplement(
        dossier_id=now.dossier, step_id=now.step, officer=now.resolving.one("handler"), reasons=[REASON], at=now.at
    )


def _supply(now: Now) -> Dossier:
    return actions.supply(dossier_id=now.dossier, files=now.papers[1:], at=now.at)


def _extend(now: Now) -> Dossier:
    by = Limit(2, Unit.WORKING_DAY)
    leader = now.resolving.one("leader")
    return actions.extend(dossier_id=now.dossier, officer=leader, by=by, reason="Chờ xác minh", at=now.at)


def _decide(outcome: str) -> Callable[[Now], Dossier]:
    def act(now: Now) -> Dossier:
        return actions.record_result(
            dossier_id=now.dossier, step_id=now.step, officer=now.resolving.one("leader"), outcome=outcome,
            name="Giấy phép", at=now.at,
        )  # fmt: skip

    return act


def _return(now: Now) -> Dossier:
    officer = now.receiving.one("return")
    return actions.return_result(dossier_id=now.dossier, step_id=now.step, officer=officer, at=now.at)


Plan = Sequence[Planned]

_APPRAISE = Planned("complete_step", _complete("handler"))
_ISSUE = (Planned("complete_step", _complete("clerk")), Planned("return_result", _return))
_APPROVE = Planned("record_result", _decide("approve"))

FULL: Plan = (
    Planned("accept", _accept),
    Planned("complete_step", _hand_on),
    Planned("assign", _reassign),
    Planned("request_supplement", _ask),
    Planned("supply", _supply),
    Planned("extend", _extend),
    _APPRAISE,
    _APPRAISE,
    _APPROVE,
    *_ISSUE,
)
"""After submission, on `province_default`: an officer named anew, a supplement, an extension; 12 acts in all."""

TEN_STEPS: Plan = (
    Planned("accept", _accept),
    Planned("complete_step", _complete("coordinator")),
    _APPRAISE,
    _APPRAISE,
    Planned("record_result", _decide("redo")),
    _APPRAISE,
    _APPRAISE,
    _APPROVE,
    *_ISSUE,
)
"""Ten steps on `province_default` after submission, sent back once by the leader."""

WARD: Plan = (
    Planned("accept", _accept),
    Planned("request_supplement", _ask),
    Planned("supply", _supply),
    _APPRAISE,
    _APPROVE,
    *_ISSUE,
)
"""On `ward_default`."""


class Lives:
    """Makes lives. `number` says which offices and when, so the same number on the same data is the same life."""

    def __init__(self, people: People, *, always: int | None = None) -> None:
        """Use these people; the papers were uploaded before. `always` names the offices of one number for all."""
        self.people = people
        self.always = always
        self.papers = [paper(key, content) for key, content in PAPERS]

    def offices(self, number: int) -> tuple[Staff, Staff]:
        """Return who resolves it and who receives it: any ward's desk takes in for any department."""
        departments, wards = self.people.departments, self.people.wards
        place = number if self.always is None else self.always
        return departments[place % len(departments)], wards[place % len(wards)]

    def submission(self, number: int, *, at_ward: bool = False) -> Callable[[], Dossier]:
        """Return the first act of a life."""
        resolving, receiving = self.offices(number)
        return lambda: actions.submit(
            procedure_version=self.people.version,
            channel="online",
            resolving_agency=(receiving if at_ward else resolving).agency,
            receiving_agency=receiving.agency,
            applicant=APPLICANT,
            answers={"child_name": "Nguyễn An", "address": "1 Hoàng Hoa Thám", "number": number},
            files=self.papers[:1],
            idempotency_key=f"life-{number}",
            at=begun(number),
        )

    def later(
        self, dossier: int, number: int, plan: Plan, *, at_ward: bool = False
    ) -> Iterator[tuple[str, Callable[[], Dossier]]]:
        """Yield the other acts by name. Each must have run before the next is asked for."""
        resolving, receiving = self.offices(number)
        for place, planned in enumerate(plan, 1):
            step, at = _open_step(dossier), begun(number) + place * _EVERY
            now = Now(dossier, step, at, receiving if at_ward else resolving, receiving, self.papers)
            yield planned.name, lambda planned=planned, now=now: planned.act(now)  # type: ignore[misc]

    def play(self, number: int, plan: Plan, around: Callable[[str, Callable[[], Dossier]], Dossier]) -> int:
        """Play a whole life; each act runs inside `around`, with nothing else in it. Return the dossier's id."""
        dossier = around("submit", self.submission(number)).pk
        for name, act in self.later(dossier, number, plan):
            around(name, act)
        return dossier


def _open_step(dossier: int) -> int:
    """Return the step the dossier waits at, as cheaply as can be: looking it up is the page's part, not the act's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM dossiers_step WHERE dossier_id = %s AND state = 'open'", [dossier])
        return int(cursor.fetchone()[0])


def begun(number: int) -> datetime:
    """When a life begins: between nine and eleven on the Monday before last."""
    today = date.today()  # noqa: DTZ011
    monday = today - timedelta(days=14 + today.weekday())
    return datetime(monday.year, monday.month, monday.day, 2, tzinfo=UTC) + timedelta(minutes=number % 120)
