"""Screens ask and call actions; they do not write to tables. Core has no clock. Nothing listens to signals."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import name, python_files, tree

WRITES = {"save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete", "update"}
# Receivers whose methods of these names write no table.
HARMLESS = {"cookies", "headers", "session", "globals", "filters"}


def _calls(path: Path) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def _receiver(function: ast.Attribute) -> str:
    """The last name before the method: `a.b.save()` gives "b"."""
    value = function.value
    if isinstance(value, ast.Call):
        value = value.func
    return value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""


def _is_dict_update(call: ast.Call, function: ast.Attribute) -> bool:
    """Return whether this can only be a dictionary's: a table's `update` takes nothing by position."""
    return function.attr == "update" and len(call.args) > 0


def test_web_does_not_write_to_tables() -> None:
    found = [
        f"{name(path)}:{call.lineno} .{function.attr}()"
        for path in python_files("src/motcua/web")
        for call, function in _calls(path)
        if function.attr in WRITES and _receiver(function) not in HARMLESS and not _is_dict_update(call, function)
    ]
    assert found == [], "call an action of the domain instead"


def test_core_reads_no_clock_and_draws_no_unseeded_number() -> None:
    found = [
        f"{name(path)}:{call.lineno} {ast.unparse(function)}()"
        for path in python_files("src/motcua/core")
        for call, function in _calls(path)
        if function.attr in {"now", "today", "utcnow"}
        or (isinstance(function.value, ast.Name) and function.value.id == "random" and function.attr != "Random")
    ]
    assert found == [], "time and chance are arguments of core"


def test_nothing_listens_to_signals() -> None:
    found = [
        f"{name(path)}:{node.lineno}"
        for path in python_files("src")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in {"django.dispatch", "django.db.models.signals"}
    ]
    assert found == [], "an action says what follows from it; signals hide it"
