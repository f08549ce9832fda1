"""Drives SpiffWorkflow through the same events as our engine.

Where SpiffWorkflow leaves a part to its host, or shares data differently, this file fills in:

- service tasks and call activities: it has no behaviour of its own for the first and runs a process for the second;
  here both wait for their completion (a call runs a process with one task, completing the call completes that task);
- timers are fired by marking them as run out, not by the clock;
- it keeps data per branch; ours belong to the dossier, so every event's data are given to all branches.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, ClassVar

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, full_tag
from SpiffWorkflow.bpmn.parser.task_parsers import TaskParser
from SpiffWorkflow.bpmn.specs.defaults import IntermediateCatchEvent, UserTask
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import BoundaryEvent
from SpiffWorkflow.bpmn.util.event import BpmnEvent
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.exceptions import WorkflowException
from SpiffWorkflow.util.task import TaskState

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
COLLECTION = "{urn:motcua:bpmn:1}collection"
CALLED = (
    '<process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="other" isExecutable="true">'
    '<startEvent id="otherStart"/><userTask id="otherTask"/><endEvent id="otherEnd"/>'
    '<sequenceFlow id="other1" sourceRef="otherStart" targetRef="otherTask"/>'
    '<sequenceFlow id="other2" sourceRef="otherTask" targetRef="otherEnd"/></process>'
)


class Refused(Exception):
    """SpiffWorkflow found no flow to take."""


class _Parser(BpmnParser):  # type: ignore[misc]  # SpiffWorkflow has no type hints
    OVERRIDE_PARSER_CLASSES: ClassVar[dict[str, Any]] = {full_tag("serviceTask"): (TaskParser, UserTask)}


class Spiff:
    """One run of a model in SpiffWorkflow."""

    def __init__(self, xml: bytes, data: Mapping[str, object], process: str = "P0") -> None:
        parser = _Parser()
        parser.add_bpmn_io(BytesIO(_translated(xml)))
        specs = parser.get_subprocess_specs(process)
        self._workflow = BpmnWorkflow(parser.get_spec(process), specs)
        self.share(data)
        self._run()

    @property
    def ended(self) -> bool:
        """Whether the process is over."""
        return bool(self._workflow.is_completed())

    def active(self) -> list[str]:
        """Return the ids of steps and catching events that wait, sorted, one per token."""
        tasks = [task for task in self._tasks(TaskState.READY) if task.task_spec.manual]
        tasks += [task for task in self._tasks(TaskState.WAITING) if isinstance(task.task_spec, IntermediateCatchEvent)]
        return sorted(self._id(task) for task in tasks)

    def armed(self) -> list[str]:
        """Return the ids of boundary timers that can fire, sorted."""
        tasks = self._tasks(TaskState.WAITING)
        return sorted(self._id(task) for task in tasks if isinstance(task.task_spec, BoundaryEvent))

    def complete(self, node: str, data: Mapping[str, object]) -> None:
        """Complete the oldest waiting instance of a step."""
        self.share(data)
        self._oldest(node, TaskState.READY).run()
        self._run()

    def timer(self, node: str) -> None:
        """Let a timer run out."""
        task = self._oldest(node, TaskState.WAITING)
        assert isinstance(task.task_spec.event_definition, TimerEventDefinition)
        task._set_internal_data(event_fired=True)
        task.task_spec._update(task)
        self._run()

    def message(self, name: str) -> None:
        """Bring in a message."""
        self._workflow.send_event(BpmnEvent(MessageEventDefinition(name), payload={}))
        self._run()

    def _tasks(self, state: int) -> list[Any]:
        return list(self._workflow.get_tasks(state=state))

    def _oldest(self, node: str, state: int) -> Any:
        tasks = [task for task in self._tasks(state) if self._id(task) == node]
        return min(tasks, key=lambda task: task.last_state_change)

    def _id(self, task: Any) -> str:
        name = str(task.task_spec.bpmn_id or task.task_spec.name)
        if name == "otherTask":
            parent = self._workflow.get_task_from_id(task.workflow.parent_task_id)
            name = str(parent.task_spec.bpmn_id or parent.task_spec.name)
        return name.removesuffix(" [child]")

    def share(self, data: Mapping[str, object]) -> None:
        """Give the case data to every branch."""
        for task in self._workflow.get_tasks():  # finished ones too: joins merge what their branches had
            task.data.update(data)

    def _run(self) -> None:
        try:
            self._workflow.do_engine_steps()
        except WorkflowException as error:
            raise Refused(str(error)) from error


def _translated(xml: bytes) -> bytes:
    """Write our extension for collections the way SpiffWorkflow reads it, and add the process that calls run."""
    root = etree.fromstring(xml)
    for element in root.iter():
        name = element.attrib.pop(COLLECTION, None)
        if name is not None:
            marker = element.find(f"{BPMN}multiInstanceLoopCharacteristics")
            etree.SubElement(marker, f"{BPMN}loopDataInputRef").text = name
    root.append(etree.fromstring(CALLED))
    return bytes(etree.tostring(root))
