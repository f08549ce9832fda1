"""One act on one locked dossier: lock, let `core.workflow` move the tokens, write state, append the event.

Every function in `actions` goes through here, so that no change of state can be made without its event.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Graph
from motcua.core.workflow.marking import (
    CannotFire,
    Complete,
    Ended,
    Entered,
    Event,
    Fired,
    Left,
    LeftReason,
    Marking,
    Reserved,
    Sent,
    Token,
)
from motcua.core.worktime import WorkCalendar
from motcua.domain.agencies.directory import Directory
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.catalogue.queries import version_of
from motcua.domain.dossiers import placement, statements
from motcua.domain.dossiers.models import Dossier, Holder, Step, StepKind, StepState
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.dossiers.state import changed, dossier_state, step_state
from motcua.domain.ledger.actions import Actor, Head, append
from motcua.domain.ledger.models import Verb
from motcua.domain.processes.queries import graph as graph_of

# Columns of a procedure version that are large and seldom needed.
HEAVY = ("content", "raw", "unread")


@dataclass
class Act:
    """The locked dossier with its open steps, and what this act changes. Made by `lock` or `begin`."""

    dossier: Dossier
    at: datetime
    recorded_at: datetime
    directory: Directory
    actor: Actor
    refusal: type[CannotAct]
    steps: dict[int, Step] = field(default_factory=dict)
    entered: list[Step] = field(default_factory=list)
    noted: dict[str, Any] = field(default_factory=dict)
    _before: dict[str, Any] = field(default_factory=dict)
    _steps_before: dict[int, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def lock(
        cls, dossier_id: int, *, at: datetime, actor: Actor, refusal: type[CannotAct], in_order: bool = True
    ) -> Self:
        """Lock the dossier's row and read its open steps: two statements. Call inside a transaction.

        Raises `refusal` when the dossier is closed, or `at` lies before its last act. What follows from an act on
        another dossier (`in_order=False`) takes effect at that last act then.
        """
        dossier, recorded_at, directory = statements.lock(dossier_id)
        if not dossier.is_open:
            raise refusal(Why.NOT_OPEN)
        if at < dossier.last_at and in_order:
            raise refusal(Why.OUT_OF_ORDER)
        at = max(at, dossier.last_at)
        dossier.procedure_version = version_of(dossier.procedure_version_id)
        dossier.procedure = dossier.procedure_version.procedure
        dossier.resolving_agency = directory.agency(dossier.resolving_agency_id)
        dossier.receiving_agency = directory.agency(dossier.receiving_agency_id)
        act = cls(dossier, at, recorded_at, directory, actor, refusal)
        act._before = dossier_state(dossier)
        for step in statements.open_steps(dossier):
            step.agency = directory.agency(step.agency_id)
            act.steps[step.token] = step
            act._steps_before[step.token] = step_state(step)
        return act

    @classmethod
    def begin(
        cls, dossier: Dossier, *, recorded_at: datetime, directory: Directory, actor: Actor, refusal: type[CannotAct]
    ) -> Self:
        """Begin with a dossier that is not written yet."""
        return cls(dossier, dossier.submitted_at, recorded_at, directory, actor, refusal)

    @property
    def graph(self) -> Graph:
        """The compiled process the dossier runs on."""
        return graph_of(self.dossier.process_version_id)

    @property
    def calendar(self) -> WorkCalendar:
        """The working calendar of the resolving agency: the dossier's clock runs on it."""
        return work_calendar(self.dossier.resolving_agency.calendar)

    def step(self, step_id: int) -> Step:
        """Return the open step. Raises STEP_NOT_OPEN."""
        for step in self.steps.values():
            if step.pk == step_id:
                return step
        raise self.refusal(Why.STEP_NOT_OPEN)

    def require_status(self, *allowed: int) -> None:
        """Raises NOT_THIS_STATUS unless the dossier is in one of these."""
        if self.dossier.status not in allowed:
            raise self.refusal(Why.NOT_THIS_STATUS)

    def start(self) -> None:
        """Start the process: the first steps are entered."""
        self._apply(self._engine(lambda: engine.start(self.graph, self.dossier.case_data)))

    def complete(self, step: Step, data: Mapping[str, Any]) -> None:
        """Complete a task or call and move on. `data` is merged into the case data first."""
        self._fire(Complete(token_id=step.token), data)

    def fire(self, event: Event, data: Mapping[str, Any]) -> None:
        """Let a timer or a message move the tokens."""
        self._fire(event, data)

    def hold(self, step: Step, *, holder: Holder, due_at: datetime) -> None:
        """Put a branch in another hand until `due_at`."""
        step.holder, step.since, step.due_at, step.late_told_at = holder, self.at, due_at, None

    def close(self) -> None:
        """Cancel whatever is still open and close the dossier."""
        for step in self.steps.values():
            if step.state == StepState.OPEN:
                step.state, step.ended_at = StepState.CANCELLED, self.at
        self.dossier.is_open, self.dossier.closed_at = False, self.at

    def commit(self, verb: Verb, facts: dict[str, Any]) -> int:
        """Write the state and append the event. Returns the event's number in the dossier's chain."""
        self.dossier.last_at = self.at
        payload = {"facts": facts | self.noted} | self._changes()
        head = append(
            head=Head(
                self.dossier.authority,
                self.dossier.opened_month,
                self.dossier.pk,
                self.dossier.last_seq,
                bytes(self.dossier.last_hash),
            ),
            verb=verb,
            actor=self.actor,
            payload=payload,
            at=self.at,
            recorded_at=self.recorded_at,
        )
        self.dossier.last_seq, self.dossier.last_hash = head.seq, head.hash
        self._write(payload)
        return head.seq

    def _fire(self, event: Event, data: Mapping[str, Any]) -> None:
        self.dossier.case_data = {**self.dossier.case_data, **data}
        marking = Marking(tuple(_token(step) for _, step in sorted(self.steps.items())), self.dossier.next_token)
        self._apply(self._engine(lambda: engine.fire(self.graph, marking, event, self.dossier.case_data)))

    def _engine(self, move: Any) -> Fired:
        try:
            fired: Fired = move()
        except CannotFire as refused:
            raise self.refusal(Why.NO_WAY_ON, str(refused)) from refused
        return fired

    def _apply(self, fired: Fired) -> None:
        self.dossier.next_token = fired.marking.next_id
        arrivals = [effect for effect in fired.effects if isinstance(effect, Entered | Reserved)]
        places = placement.places(self.dossier, self.graph, arrivals, self.directory, self.refusal)
        for effect in fired.effects:
            match effect:
                case Entered() | Reserved():
                    self._arrive(effect, places[effect.token.node, _key(effect.item)])
                case Left(token=token, reason=reason):
                    self._leave(token, reason)
                case Sent(message=message):
                    self.noted.setdefault("sent", []).append(message)
                case Ended():
                    self.close()

    def _arrive(self, effect: Entered | Reserved, place: placement.Place) -> None:
        token = effect.token
        step = self.steps.get(token.id)
        if step is None:
            step = Step(authority=self.dossier.authority, dossier=self.dossier, token=token.id, node=token.node)
            step.flow, step.group, step.index = token.flow or "", token.group, token.index
            self.steps[token.id] = step
        element = placement.element(self.graph, token.node)
        step.name, step.entered_at, step.since = element.name or element.id, self.at, self.at
        step.kind = StepKind.RESERVED if isinstance(effect, Reserved) else placement.kind_of(self.graph, token.node)
        step.agency, step.post = place.agency, place.post
        step.holder = placement.holder_of(self.dossier, element, StepKind(step.kind))
        step.fires_at = placement.fires_at(element, StepKind(step.kind), self.calendar, self.at)
        step.due_at = placement.due_at(self.dossier, element, step, self.calendar, self.at)
        if isinstance(effect, Entered):
            self.entered.append(step)

    def _leave(self, token: Token, reason: LeftReason) -> None:
        step = self.steps[token.id]
        step.state = StepState.CANCELLED if reason is LeftReason.CANCELLED else StepState.DONE
        step.ended_at = self.at
        if step in self.entered:
            self.entered.remove(step)

    def _changes(self) -> dict[str, Any]:
        steps = {
            str(token): difference
            for token, step in sorted(self.steps.items())
            if (difference := changed(self._steps_before.get(token, {}), step_state(step)))
        }
        return {"dossier": changed(self._before, dossier_state(self.dossier)), "steps": steps}

    def _write(self, payload: dict[str, Any]) -> None:
        statements.save_dossier(self.dossier, payload["dossier"])
        changes = {int(token): difference for token, difference in payload["steps"].items()}
        statements.STEPS.insert([self.steps[token] for token in changes if token not in self._steps_before])
        moved = [(self.steps[token], changes[token]) for token in changes if token in self._steps_before]
        statements.save_steps(moved, self.at)


def _token(step: Step) -> Token:
    return Token(step.token, step.node, step.flow or None, step.group, step.index)


def _key(item: object) -> str:
    return item if isinstance(item, str) else ""
