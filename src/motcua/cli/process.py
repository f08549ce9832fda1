"""`motcua process`: check a process model, rehearse it, give it a drawing."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from motcua.core.workflow.graph import Graph
    from motcua.core.workflow.problems import Problem
    from motcua.core.workflow.rehearsal import Rehearsal

process_app = typer.Typer(no_args_is_help=True, help="Check, rehearse and draw process models (BPMN 2.0).")
app.add_typer(process_app, name="process")

REFUSED, UNREADABLE = 1, 2
Model = Annotated[Path, typer.Argument(help="A BPMN 2.0 file.", show_default=False)]


@process_app.command()
def check(
    file: Model,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say whether a model may be published, or name each offending element and why not."""
    graph, problems = _compile(_read(file))
    if graph is not None:
        from motcua.core.workflow.soundness import check as check_soundness

        problems = check_soundness(graph)
    if as_json:
        _print_json({"ok": not problems, "problems": [_as_dict(problem) for problem in problems], **_counts(graph)})
    elif problems:
        _print_problems(problems)
    else:
        typer.echo(f"OK {_in_words(graph)}")
    raise typer.Exit(REFUSED if problems else 0)


@process_app.command()
def play(file: Model) -> None:
    """Rehearse a model: one JSON event a line on standard input, one state a line on standard output.

    Events: {"complete": "<task id>", "data": {...}}, {"timer": "<id>"}, {"message": "<name>"}. An event that cannot
    happen prints {"error": ...} and changes nothing; the exit code is then 1.
    """
    graph, problems = _compile(_read(file))
    if graph is None:
        _print_problems(problems, to_stderr=True)
        raise typer.Exit(REFUSED)
    from motcua.core.workflow.marking import CannotFire
    from motcua.core.workflow.rehearsal import Rehearsal

    try:
        rehearsal = Rehearsal(graph)
    except CannotFire as refusal:
        _print_json({"error": str(refusal)})
        raise typer.Exit(REFUSED) from refusal
    _print_json(rehearsal.state())
    failed = [line for line in sys.stdin.buffer if line.strip() and not _play_line(rehearsal, line)]
    raise typer.Exit(REFUSED if failed else 0)


@process_app.command()
def layout(
    file: Model,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here; else to standard output.")] = None,
    redraw: Annotated[bool, typer.Option("--redraw", help="Replace a drawing the file has already.")] = False,
) -> None:
    """Add a drawing to a model that has none: lanes as rows, steps in process order."""
    xml = _read(file)
    from motcua.core.workflow import bpmn
    from motcua.core.workflow.layout import has_drawing, with_drawing

    try:
        drawn = xml if has_drawing(xml) and not redraw else with_drawing(xml)
    except bpmn.ModelRefused as refusal:
        _print_problems(refusal.problems, to_stderr=True)
        raise typer.Exit(REFUSED) from refusal
    if drawn is xml:
        typer.echo(f"{file} has a drawing already and is left as it is; --redraw replaces it.", err=True)
    _write(output, drawn)


def _write(output: Path | None, xml: bytes) -> None:
    if output is None:
        typer.echo(xml, nl=False)
        return
    try:
        output.write_bytes(xml)
    except OSError as error:
        typer.echo(f"{output} cannot be written: {error.strerror or error}. Choose another place.", err=True)
        raise typer.Exit(UNREADABLE) from error


def _play_line(rehearsal: "Rehearsal", line: bytes) -> bool:
    from motcua.core.workflow.marking import CannotFire
    from motcua.core.workflow.rehearsal import BadEvent

    try:
        rehearsal.play(json.loads(line))
    except (ValueError, RecursionError) as error:
        what = error if isinstance(error, BadEvent) else f"the line is not JSON: {error}"
        _print_json({"error": str(what)})
    except CannotFire as refusal:
        _print_json({"error": str(refusal)})
    else:
        _print_json(rehearsal.state())
        return True
    return False


def _read(file: Path) -> bytes:
    from motcua.core.workflow.bpmn.xml_tree import MAX_BYTES

    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)  # one byte more is enough to be refused
    except OSError as error:
        typer.echo(f"{file} cannot be read: {error.strerror or error}. Check the name and its rights.", err=True)
        raise typer.Exit(UNREADABLE) from error


def _compile(xml: bytes) -> "tuple[Graph | None, Sequence[Problem]]":
    from motcua.core.workflow import bpmn

    try:
        return bpmn.parse(xml), ()
    except bpmn.ModelRefused as refusal:
        return None, refusal.problems


def _print_problems(problems: "Iterable[Problem]", *, to_stderr: bool = False) -> None:
    for problem in problems:
        typer.echo(str(problem), err=to_stderr)
        if problem.trace:
            typer.echo(f"    how it comes to this: {' → '.join(problem.trace)}", err=to_stderr)


def _as_dict(problem: "Problem") -> dict[str, object]:
    return {
        "element": problem.element,
        "reason": problem.reason.value,
        "sentence": problem.sentence,
        "trace": problem.trace,
    }


def _counts(graph: "Graph | None") -> dict[str, object]:
    if graph is None:
        return {}
    kinds = [node.kind.value for node in graph.nodes]
    elements = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    if graph.boundaries:
        elements["boundaryEvent"] = len(graph.boundaries)
    lanes = [lane.name or lane.id for lane in graph.lanes]
    return {"process": graph.process_id, "name": graph.name, "elements": elements, "lanes": lanes}


def _in_words(graph: "Graph | None") -> str:
    counts = _counts(graph)
    elements = counts["elements"]
    assert isinstance(elements, dict)
    said = ", ".join(f"{number} {kind}" for kind, number in elements.items())
    name = f" ({counts['name']})" if counts["name"] else ""
    return f"{counts['process']}{name}: {said}"


def _print_json(value: object) -> None:
    # Half a surrogate pair from an event's own text has no UTF-8; written as \ud800 it is the same JSON.
    typer.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))  # echo flushes
