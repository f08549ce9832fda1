"""What the acts share: which act a step asks for, where the dossier stands after a move, and linked dossiers."""

from typing import Any

from motcua.core.workflow.graph import Act as StepAct
from motcua.core.workflow.graph import Node
from motcua.domain.catalogue.models import Procedure
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.actions.submission import submit_linked
from motcua.domain.dossiers.models import Dossier, Holder, Result, Status, Step, StepKind
from motcua.domain.dossiers.placement import element
from motcua.domain.dossiers.refusals import CannotComplete, Why
from motcua.domain.ledger.actions import SYSTEM
from motcua.domain.ledger.models import Verb

_ENDED_AS = {Status.REFUSED: "refused", Status.WITHDRAWN: "withdrawn", Status.STOPPED: "stopped"}


def step_act(act: Act, step: Step) -> StepAct:
    """Return the legal act that completes the step; a model that does not say means plain completion."""
    return element(act.graph, step.node).rules.act or StepAct.COMPLETE


def require_task(act: Act, step: Step) -> None:
    """Raises STEP_NOT_WITH_OFFICE unless the step is a task in an office's hand."""
    if step.kind != StepKind.TASK or step.holder != Holder.POST:
        raise act.refusal(Why.STEP_NOT_WITH_OFFICE)


def settle(act: Act, status: Status) -> None:
    """Set the status after the tokens moved: done once a result waits to be returned, else `status`.

    The end of handling is the first moment the result is ready (QĐ 766, "Đã xử lý xong").
    """
    dossier = act.dossier
    if not dossier.is_open:
        dossier.status = Status.RETURNED
        dossier.finished_at = dossier.finished_at or act.at
    elif any(step_act(act, step) is StepAct.RETURN_RESULT for step in act.entered):
        dossier.status = Status.DONE
        dossier.finished_at = dossier.finished_at or act.at
    else:
        dossier.status = status


def finish(act: Act, verb: Verb, facts: dict[str, Any]) -> int:
    """Commit the act, open the linked dossiers its steps wait for, and let a waiting parent go on."""
    seq = act.commit(verb, facts)
    for step in act.entered:
        if step.kind == StepKind.CALL:
            _open_child(act, step)
    if not act.dossier.is_open and act.dossier.parent_id is not None:
        end_link(act.dossier, act)
    return seq


def _open_child(act: Act, step: Step) -> None:
    node = element(act.graph, step.node)
    assert isinstance(node, Node)
    code = node.rules.procedure or node.called or ""
    procedure = Procedure.objects.select_related("current").filter(code=code).first()
    if procedure is None or procedure.current is None:
        raise act.refusal(Why.NO_WAY_ON, f"procedure {code} of step {step.node}")
    submit_linked(
        parent=act.dossier,
        token=step.token,
        procedure_version=procedure.current,
        resolving_agency=step.agency,
        at=act.at,
    )


def end_link(child: Dossier, ended: Act) -> None:
    """Complete the parent's call step after its child dossier has ended. The outcome goes into the case data."""
    assert child.parent_id is not None
    if not Dossier.objects.filter(pk=child.parent_id, is_open=True).exists():
        return
    act = Act.lock(child.parent_id, at=ended.at, actor=SYSTEM, refusal=CannotComplete, in_order=False)
    step = act.steps.get(child.parent_token or 0)
    if step is None:  # an interrupting timer took the step away meanwhile
        return
    outcome = _ENDED_AS.get(Status(child.status)) or _decided(child)
    act.complete(step, {f"{step.node}_outcome": outcome})
    settle(act, Status(act.dossier.status))
    finish(act, Verb.LINK_ENDED, {"token": step.token, "child": child.pk, "outcome": outcome})


def _decided(child: Dossier) -> str:
    last = Result.objects.filter(dossier=child).order_by("-seq").values_list("outcome", flat=True).first()
    return last or "returned"
