"""Reads the `motcua:` attributes: who holds a step, its share of the limit, its form, signature and legal act."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.source import Source
from motcua.core.workflow.bpmn.vocabulary import MOTCUA, MOTCUA_ATTRIBUTES, STEP_RULES, local_name
from motcua.core.workflow.graph import Act, AgencyRule, AgencySource, Post, StepRules
from motcua.core.workflow.problems import Reason


def share_of(text: str) -> Decimal | None:
    """Return a part of the whole, 0 to 1; None if it is not one."""
    if not re.fullmatch(r"[01](\.[0-9]{1,6})?", text):
        return None
    share = Decimal(text)
    return share if share <= 1 else None


def agency_of(text: str) -> AgencyRule | None:
    """Return the agency rule; None if it is not one."""
    source, _, argument = text.partition(":")
    if text in (AgencySource.RECEIVING, AgencySource.RESOLVING, AgencySource.PARENT):
        return AgencyRule(AgencySource(text))
    if source == AgencySource.DATA and argument.isidentifier():
        return AgencyRule(AgencySource.DATA, argument)
    if source == AgencySource.KIND and re.fullmatch(r"[a-z][a-z0-9_]*", argument):
        return AgencyRule(AgencySource.KIND, argument)
    return None


def _post_of(text: str) -> Post | None:
    return Post(text) if text in set(Post) else None


def _act_of(text: str) -> Act | None:
    return Act(text) if text in set(Act) else None


def _signs_of(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


def _key_of(text: str) -> str | None:
    return text if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_./-]{0,99}", text) else None


def _name_of(text: str) -> str | None:
    return text if text.isidentifier() else None


_READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "share": (share_of, "a number from 0 to 1 such as 0.25"),
    "post": (_post_of, "one of " + ", ".join(Post)),
    "agency": (agency_of, "receiving, resolving, parent, data:<name> or kind:<kind>"),
    "form": (_key_of, "a form key of letters, digits, _ . / and -"),
    "signs": (_signs_of, "true or false"),
    "act": (_act_of, "one of " + ", ".join(Act)),
    "procedure": (_key_of, "a procedure code such as 1.001193"),
    "collection": (_name_of, "the name of a list in the case data"),
}


def rules_of(source: Source, element: Element, owner: Element, inherited: StepRules | None = None) -> StepRules:
    """Read an element's rules; what it does not say is taken from `inherited`. Problems go to `owner`."""
    base = inherited or StepRules()
    said = {name: value for name, value in _read(source, element, owner).items() if name != "collection"}
    fields = {name: getattr(base, name) for name in (*sorted(STEP_RULES), "procedure")}
    return StepRules(**{**fields, **said})


def collection_of(element: Element | None) -> str | None:
    """Return the name of the list a step is done once for each item of."""
    return None if element is None else element.get(f"{{{MOTCUA}}}collection")


def _read(source: Source, element: Element, owner: Element) -> dict[str, object]:
    read: dict[str, object] = {}
    for name in sorted(MOTCUA_ATTRIBUTES.get(local_name(element), ())):
        text = element.get(f"{{{MOTCUA}}}{name}")
        if text is None:
            continue
        reader, expected = _READERS[name]
        value = reader(text.strip())
        if value is None:
            source.refuse(owner, Reason.BAD_RULE, f'motcua:{name}="{text}" must be {expected}')
        else:
            read[name] = value
    return read
