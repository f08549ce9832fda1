"""Random histories: acts tried at random by random people at random moments, allowed or not."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from motcua.core.worktime import Limit, Unit
from motcua.domain.accounts.models import Officer
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.dossiers.refusals import CannotAct
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import REASON, paper, submitted


class History:
    """Plays one dossier from submission on. `tried` and `done` count acts."""

    def __init__(self, city: City, version: ProcedureVersion, seed: int) -> None:
        self.random = random.Random(seed)
        self.city = city
        self.at = MONDAY_9 + timedelta(minutes=self.random.randrange(20_000))
        self.dossier: Dossier = submitted(city, version, at=self.at)
        self.done: list[str] = []
        self.refused: list[str] = []

    def play(self, acts: int) -> None:
        """Try that many acts; expected refusals are part of a history, anything else is a failure."""
        for _ in range(acts):
            self.at += timedelta(minutes=self.random.choice((1, 30, 300, 2000)))
            name, act = self.random.choice(self._acts())
            try:
                act()
            except CannotAct as refusal:
                self.refused.append(f"{name}:{refusal.why}")
            else:
                self.done.append(name)

    def _step(self) -> Step:
        steps = list(Step.objects.filter(dossier=self.dossier).order_by("token"))
        waiting = [step for step in steps if step.state == "open"]
        return self.random.choice(waiting or steps)

    def _officer(self) -> Officer:
        """Mostly the one whose turn it is, sometimes anybody."""
        step = self._step()
        if step.post and self.random.random() < 0.8:
            return step.post.holders.get().officer
        return self.random.choice(list(self.city.ward.officers.values()))

    def _acts(self) -> list[tuple[str, Callable[[], object]]]:
        dossier_id, at, leader = self.dossier.pk, self.at, self.city.ward.officers["leader"]
        outcome = self.random.choice(("approve", "reject", "redo", ""))
        step, officer = self._step(), self._officer()
        of_step: dict[str, Any] = {"dossier_id": dossier_id, "step_id": step.pk, "officer": officer, "at": at}
        until = at + timedelta(days=self.random.randrange(-1, 30))
        often: list[tuple[str, Callable[[], object]]] = [
            ("accept", lambda: actions.accept(dossier_id=dossier_id, officer=officer, at=at)),
            ("complete", lambda: actions.complete_step(**of_step, outcome=outcome)),
            ("record", lambda: actions.record_result(**of_step, outcome=outcome, name="Giấy")),
            ("return", lambda: actions.return_result(**of_step)),
            ("supply", lambda: actions.supply(dossier_id=dossier_id, files=[paper()], at=at, answers={"a": str(at)})),
            ("ask", lambda: actions.request_supplement(**of_step, reasons=[REASON])),
        ]
        seldom: list[tuple[str, Callable[[], object]]] = [
            ("refuse", lambda: actions.refuse(dossier_id=dossier_id, officer=officer, reasons=[REASON], at=at)),
            ("withdraw", lambda: actions.withdraw(dossier_id=dossier_id, at=at)),
            ("stop", lambda: actions.stop(dossier_id=dossier_id, officer=leader, ground="Căn cứ", at=at, until=until)),
            ("end", lambda: actions.stop(dossier_id=dossier_id, officer=leader, ground="Căn cứ", at=at)),
            ("resume", lambda: actions.resume(dossier_id=dossier_id, officer=leader, at=at)),
            ("extend", lambda: self._extend(at, leader)),
            ("assign", lambda: actions.assign(**of_step, to=officer)),
            ("late", lambda: actions.withdraw(dossier_id=dossier_id, at=at - timedelta(days=90))),
        ]
        return [*often * 3, *seldom]

    def _extend(self, at: datetime, leader: Officer) -> object:
        by = Limit(2, Unit.WORKING_DAY)
        return actions.extend(dossier_id=self.dossier.pk, officer=leader, by=by, reason="Chờ xác minh", at=at)
