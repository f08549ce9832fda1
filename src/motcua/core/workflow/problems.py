"""Why a process model is refused: one problem per offending element, all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """The kind of problem, for programs; the sentence of the problem is for people."""

    # the file
    TOO_LARGE = "too_large"
    NOT_XML = "not_xml"
    UNSAFE_XML = "unsafe_xml"
    NOT_BPMN = "not_bpmn"
    # the elements
    NO_PROCESS = "no_process"
    SEVERAL_PROCESSES = "several_processes"
    UNSUPPORTED_ELEMENT = "unsupported_element"
    UNSUPPORTED_ATTRIBUTE = "unsupported_attribute"
    MISSING_ID = "missing_id"
    DUPLICATE_ID = "duplicate_id"
    DANGLING_REFERENCE = "dangling_reference"
    BAD_STRUCTURE = "bad_structure"
    BAD_CONDITION = "bad_condition"
    MISSING_CONDITION = "missing_condition"
    MISPLACED_CONDITION = "misplaced_condition"
    BAD_TIMER = "bad_timer"
    BAD_MESSAGE = "bad_message"
    BAD_INSTANCES = "bad_instances"
    BAD_RULE = "bad_rule"
    # the behaviour
    UNREACHABLE = "unreachable"
    NO_END = "no_end"
    STRANDED = "stranded"
    NEVER_ENDS = "never_ends"
    UNBOUNDED = "unbounded"
    NOT_EXHAUSTIVE = "not_exhaustive"
    LOOP_WITHOUT_STEP = "loop_without_step"
    SHARE_OVER_LIMIT = "share_over_limit"
    TOO_COMPLEX = "too_complex"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a model.

    `element` is the id of the offending element (the nearest ancestor's where it has none of its own), `sentence` an
    English sentence that names the next step, `trace` the events and choices that lead to the problem (element ids and
    a verb, oldest first), empty where the drawing alone shows it.
    """

    element: str
    reason: Reason
    sentence: str
    trace: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return `id: sentence`, the form the command line prints."""
        return f"{self.element}: {self.sentence}"


class ModelRefused(Exception):
    """The model cannot be compiled; `problems` names every offending element."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
