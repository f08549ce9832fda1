"""`province_default` as a flow of django-viewflow (which finds flows only in an app's module of this name)."""

from typing import Any

from viewflow import this  # type: ignore[import-not-found]
from viewflow.workflow import flow, lock  # type: ignore[import-not-found]

OWNER: list[Any] = []
"""The officer every task is assigned to when it is created, which spares viewflow an act of its own for it."""


def _owner(activation: Any) -> Any:
    return OWNER[0]


def _step(then: Any) -> Any:
    return flow.View(None).Assign(_owner).Next(then)


def _decided(outcome: str) -> Any:
    return lambda activation: activation.process.data.get("outcome") == outcome


class Province(flow.Flow):  # type: ignore[misc]
    """The same nodes and gateways."""

    lock_impl = lock.select_for_update_lock

    submitted = flow.StartHandle().Next(this.receive)
    receive = _step(this.assign)
    assign = _step(this.appraise)
    appraise = _step(this.appraised)
    appraised = flow.If(_decided("reject")).Then(this.draft_answer).Else(this.draft_result)
    draft_result = _step(this.approve)
    draft_answer = _step(this.approve)
    approve = _step(this.decided)
    decided = flow.If(_decided("redo")).Then(this.appraise).Else(this.issue)
    issue = _step(this.hand_over)
    hand_over = _step(this.returned)
    returned = flow.End()
