"""Reads a timer's duration: whole working days, or working hours and minutes."""

import re
from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.source import Source, text_of
from motcua.core.workflow.bpmn.vocabulary import bpmn_child, bpmn_children
from motcua.core.workflow.graph import WorkingDuration
from motcua.core.workflow.problems import Reason

_DAYS = re.compile(r"P([0-9]{1,4})D")
_HOURS = re.compile(r"PT(?=[0-9])(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?")


def duration_of(text: str) -> WorkingDuration | None:
    """Read `PnD` (working days) or `PTnHnM` (working time), also in quotes; None if it is anything else."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    if days := _DAYS.fullmatch(text):
        return WorkingDuration(days=int(days[1]))
    if hours := _HOURS.fullmatch(text):
        return WorkingDuration(minutes=int(hours[1] or 0) * 60 + int(hours[2] or 0))
    return None


def timer_of(source: Source, event: Element, definition: Element) -> WorkingDuration:
    """Read the duration of a timer event definition, noting what is wrong with it."""
    durations = bpmn_children(definition, "timeDuration")
    said = text_of(bpmn_child(definition, "timeDuration"))
    duration = duration_of(said) if len(durations) == 1 else None
    if duration is None and not bpmn_children(definition, "timeDate", "timeCycle"):
        sentence = f"timer duration {said!r} must be working days (P3D) or working hours and minutes (PT4H, PT1H30M)"
        source.refuse(event, Reason.BAD_TIMER, sentence)
    return duration or WorkingDuration()
