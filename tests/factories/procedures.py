"""Procedures and processes for tests, published through the product's own actions."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from motcua.domain.catalogue.models import Channel, Field, Procedure, ProcedureVersion, RequiredDocument
from motcua.domain.processes.models import ProcedureProcess, ProcessModel, ProcessVersion
from tests.factories.city import MONDAY_9

_BPMN = 'xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:motcua="urn:motcua:bpmn:1"'


def bpmn(body: str) -> str:
    """Wrap process elements into a model."""
    process = f'<b:process id="p" name="Quy trình">{body}</b:process>'
    return f'<b:definitions {_BPMN} targetNamespace="t">{process}</b:definitions>'


def sequence(*ids: str) -> str:
    """Flows through elements in order."""
    pairs = pairwise(ids)
    return "".join(f'<b:sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairs)


RECEIVE = '<b:userTask id="receive" name="Tiếp nhận" motcua:post="reception" motcua:act="accept"/>'
HANDLE = '<b:userTask id="handle" name="Thẩm định" motcua:post="handler" motcua:share="0.5"/>'
APPROVE = (
    '<b:userTask id="approve" name="Phê duyệt" motcua:post="leader" motcua:act="record_result" motcua:share="0.25"/>'
)
RETURN = '<b:userTask id="return" name="Trả kết quả" motcua:post="return" motcua:act="return_result"/>'

LINE = bpmn(
    '<b:startEvent id="s"/>' + RECEIVE + HANDLE + APPROVE + RETURN + '<b:endEvent id="e"/>'
    + sequence("s", "receive", "handle", "approve", "return", "e")
)  # fmt: skip

PARALLEL = bpmn(
    '<b:startEvent id="s"/>' + RECEIVE
    + '<b:parallelGateway id="fork"/>' + HANDLE
    + '<b:userTask id="survey" name="Khảo sát" motcua:post="coordinator" motcua:share="0.4"/>'
    + '<b:parallelGateway id="join"/>' + APPROVE + RETURN + '<b:endEvent id="e"/>'
    + sequence("s", "receive", "fork", "handle", "join", "approve", "return", "e")
    + sequence("fork", "survey", "join")
)  # fmt: skip


def process(xml: str = LINE, *, key: str = "line", default_for: str = "ward") -> ProcessVersion:
    """Store a process version as published (soundness is `processes.actions.publish`'s own test)."""
    model = ProcessModel.objects.create(key=key, name=key, default_for=default_for)
    return ProcessVersion.objects.create(model=model, number=1, xml=xml, sha256=key, published_at=MONDAY_9)


def _content(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": "Đăng ký khai sinh",
        "field": {"code": "ho-tich", "name": "Hộ tịch"},
        "levels": ["ward"],
        "conditions": [{"id": "c1", "text": "Có mặt khi đăng ký"}],
    }


def procedure(
    code: str = "1.001193",
    *,
    limit: tuple[int, str] | None = (3, "working_day"),
    process_version: ProcessVersion | None = None,
    content: dict[str, Any] | None = None,
) -> ProcedureVersion:
    """A published procedure with two required papers and a condition."""
    field, _ = Field.objects.get_or_create(code="ho-tich", defaults={"name": "Hộ tịch"})
    made = Procedure.objects.create(code=code, field=field)
    version = ProcedureVersion.objects.create(
        procedure=made, number=1, name="Đăng ký khai sinh", folded_name="dang ky khai sinh", ward_level=True,
        content={**_content(code), **(content or {})},
        content_hash=code, valid_from=MONDAY_9.replace(year=2025),
    )  # fmt: skip
    made.current = version
    made.save(update_fields=["current"])
    for position, kind in enumerate(("direct", "online", "postal")):
        value, unit = limit or (None, "")
        Channel.objects.create(version=version, kind=kind, position=position, limit_value=value, limit_unit=unit)
    RequiredDocument.objects.create(version=version, key="d1", position=1, name="Giấy chứng sinh", is_required=True)
    RequiredDocument.objects.create(version=version, key="d2", position=2, name="Giấy ủy quyền", is_required=False)
    if process_version is not None:
        ProcedureProcess.objects.create(procedure=made, model=process_version.model)
    return version


def shipped(name: str) -> str:
    """The XML of a process model the product ships."""
    from motcua.domain import processes

    return (Path(processes.__file__).parent / "models_bpmn" / f"{name}.bpmn").read_text()
