"""What officers do with the steps on their desks, each at its own pace."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from motcua.core.workflow.graph import Act as StepAct
from motcua.core.worktime import Limit, Unit
from motcua.demo import temper
from motcua.demo.cast import Cast
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Post, PostRole
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import Dossier, Holder, ReasonTarget, Step, StepKind, StepState
from motcua.domain.dossiers.placement import element
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.processes.queries import graph as graph_of

Plan = Callable[[datetime, Callable[[datetime], None]], None]
_PROBLEMS = (
    ("Bản chụp bị mờ, không đọc được dòng nơi cư trú", "Chụp lại rõ cả bốn góc rồi nộp lại"),
    ("Thiếu chữ ký của người nộp ở trang cuối", "Ký vào trang cuối, chụp lại và nộp lại"),
    ("Giấy tờ đã hết hiệu lực từ tháng trước", "Xin cấp lại giấy tờ còn hiệu lực rồi nộp bổ sung"),
    ("Thông tin trên giấy tờ không khớp với tờ khai", "Sửa tờ khai hoặc nộp giấy tờ chứng minh thông tin đúng"),
)


class Desks:
    """Every desk of the city. A step is planned when it appears and done when its officer gets to it."""

    def __init__(
        self, cast: Cast, chance: random.Random, seed: int, jam: temper.Jam, plan: Plan, acts: "Counter[str]"
    ) -> None:
        self.cast, self.chance, self.seed, self.jam, self.plan, self.acts = cast, chance, seed, jam, plan, acts
        self.planned: set[int] = set()
        self.prepared: set[int] = set()  # dossiers begun from a checklist
        self.ask_citizen: Callable[[int, list[str], datetime], None] = lambda dossier_id, papers, at: None

    def look(self, dossier_id: int, at: datetime) -> None:
        """Plan the steps that now wait for an office, of this dossier and of those linked with it."""
        steps = Step.objects.filter(dossier_id=dossier_id, state=StepState.OPEN).select_related(
            "dossier__resolving_agency__calendar", "agency", "post"
        )
        for step in steps.order_by("token"):
            if step.kind == StepKind.CALL:
                for child in Dossier.objects.filter(parent_id=dossier_id, parent_token=step.token).values_list("pk"):
                    self.look(child[0], at)
            if step.kind == StepKind.TASK and step.pk not in self.planned:
                self.planned.add(step.pk)
                self.plan(self._when(step, at), partial(self._do, step.dossier_id, step.pk))

    def _when(self, step: Step, at: datetime) -> datetime:
        calendar = work_calendar(step.dossier.resolving_agency.calendar)
        if step.holder == Holder.CITIZEN:  # a result waiting to be collected
            return calendar.next_working(at + timedelta(hours=self.chance.uniform(1, 60)))
        assert step.due_at is not None
        begin = calendar.next_working(at)
        allowed = max(timedelta(minutes=30), calendar.working_time_between(begin, step.due_at))
        factor = temper.pace(step.agency.code, self.seed) * self.jam.slows(step.agency.code, at)
        spent = temper.taken(allowed, factor, self.chance)
        return calendar.add_working_minutes(begin, max(1, int(spent / timedelta(minutes=1))))

    def _do(self, dossier_id: int, step_id: int, at: datetime) -> None:
        self.planned.discard(step_id)
        step = Step.objects.select_related("dossier__procedure_version", "agency", "post").get(pk=step_id)
        if step.state != StepState.OPEN or step.post is None:
            return
        if step.holder == Holder.CITIZEN and step.time_left is not None:  # asked meanwhile, waits for the citizen
            return
        asked = element(graph_of(step.dossier.process_version_id), step.node).rules.act or StepAct.COMPLETE
        done = self._act(asked, step, self._officer(step.post, step), at)
        self.acts[done] += 1
        self.look(dossier_id, at)
        if step.dossier.parent_id is not None:
            self.look(step.dossier.parent_id, at)

    def _officer(self, post: Post, step: Step) -> Officer:
        holders = self.cast.holders[post.pk]
        return next((one for one in holders if one.pk == step.officer_id), None) or self.chance.choice(holders)

    def _act(self, asked: StepAct, step: Step, officer: Officer, at: datetime) -> str:
        of_step = {"dossier_id": step.dossier_id, "step_id": step.pk, "officer": officer, "at": at}
        match asked:
            case StepAct.ACCEPT:
                return self._receive(step, officer, at)
            case StepAct.RECORD_RESULT:
                return self._decide(step, officer, at)
            case StepAct.RETURN_RESULT:
                actions.return_result(**of_step)  # type: ignore[arg-type]
                return "return_result"
        if self.chance.random() < self._sent_back(step) and step.dossier.received_at is not None:
            return self._ask(step, officer, at)
        self._extend_if_late(step, at)
        outcome = "reject" if self.chance.random() < temper.REJECTED else "approve"
        actions.complete_step(**of_step, outcome=outcome)  # type: ignore[arg-type]
        return "complete_step"

    def _receive(self, step: Step, officer: Officer, at: datetime) -> str:
        drawn = self.chance.random()
        if drawn < temper.REFUSED and (reasons := self._reasons(step)):
            actions.refuse(dossier_id=step.dossier_id, officer=officer, reasons=reasons, at=at)
            return "refuse"
        if drawn < temper.REFUSED + self._sent_back(step) and step.dossier.supplements == 0:
            return self._ask(step, officer, at)
        received = step.dossier.submitted_at
        try:
            actions.accept(dossier_id=step.dossier_id, officer=officer, at=at, received_at=received)
        except CannotAct as refusal:
            if refusal.why is not Why.LIMIT_NOT_PUBLISHED:
                raise
            actions.accept(
                dossier_id=step.dossier_id, officer=officer, at=at, received_at=received,
                limit=temper.OWN_LIMIT, limit_basis=temper.OWN_LIMIT_BASIS,
            )  # fmt: skip
        return "accept"

    def _sent_back(self, step: Step) -> float:
        """How likely a desk asks for more papers: one when it receives, and each that handles."""
        return temper.ASKED / 2 * (temper.ASKED_IF_PREPARED if step.dossier_id in self.prepared else 1.0)

    def _ask(self, step: Step, officer: Officer, at: datetime) -> str:
        reasons = self._reasons(step)
        if not reasons:
            return "nothing to ask for"
        actions.request_supplement(dossier_id=step.dossier_id, step_id=step.pk, officer=officer, reasons=reasons, at=at)
        self.ask_citizen(step.dossier_id, [reason.target_key for reason in reasons], at)
        return "request_supplement"

    def _decide(self, step: Step, officer: Officer, at: datetime) -> str:
        said = str(step.dossier.case_data.get("outcome", "approve"))
        outcome = "redo" if self.chance.random() < temper.REDONE else said if said == "reject" else "approve"
        results = step.dossier.procedure_version.content.get("results") or [{"name": "Văn bản trả lời", "code": None}]
        actions.record_result(
            dossier_id=step.dossier_id, step_id=step.pk, officer=officer, outcome=outcome,
            name="Văn bản trả lời" if outcome == "reject" else results[0]["name"], code=results[0]["code"] or "", at=at,
        )  # fmt: skip
        return "record_result"

    def _extend_if_late(self, step: Step, at: datetime) -> None:
        """A leader who sees that the promise will not be kept moves it in time, with an apology."""
        dossier = step.dossier
        if step.due_at is None or step.due_at >= at or dossier.extensions or dossier.time_left is not None:
            return
        if dossier.due_at is None or dossier.due_at <= at or self.chance.random() > temper.EXTENDS_WHEN_LATE:
            return
        leader = Post.objects.get(agency_id=dossier.resolving_agency_id, role=PostRole.LEADER, is_main=True)
        actions.extend(
            dossier_id=dossier.pk, officer=self.cast.holders[leader.pk][0], by=Limit(3, Unit.WORKING_DAY),
            reason="Khối lượng hồ sơ tăng cao, cần thêm thời gian xác minh", at=at,
        )  # fmt: skip
        self.acts["extend"] += 1

    def _reasons(self, step: Step) -> list[Reason]:
        """What is wrong with one of the papers: mostly one that was handed in, now and then one that was not."""
        papers = [paper.key for paper in step.dossier.procedure_version.required_documents.all()]
        if not papers:
            return []
        problem, remedy = self.chance.choice(_PROBLEMS)
        handed = step.dossier.submitted_documents.order_by("pk").values_list("document_key", flat=True)
        held = [key for key in handed if key in papers]
        some = held if held and self.chance.random() < temper.FAULT_IN_HAND else papers
        return [Reason(ReasonTarget.DOCUMENT, self.chance.choice(some), problem, remedy)]
