"""`motcua due`: when a time limit runs out, for one question or for a stream of them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from datetime import datetime

    from motcua.core.worktime import Due, Pause, Policy, WorkCalendar


@app.command()
def due(
    received: Annotated[str | None, typer.Option(help="When it was received: 2026-04-29T10:00+07:00.")] = None,
    limit: Annotated[
        str | None,
        typer.Option(help='Value and unit: "3 working_day", "8 hour", "15 day", "1 month" or "same_day".'),
    ] = None,
    policy: Annotated[
        str, typer.Option(help="How working days run: hours (by working minutes) or civil (by whole days).")
    ] = "hours",
    pause: Annotated[
        list[str] | None, typer.Option(help="A time the clock stood still, FROM/TO; may be given several times.")
    ] = None,
    calendar: Annotated[
        Path | None, typer.Option(help="A calendar as JSON; without it, Hà Nội hours and holidays.")
    ] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help="Answer one JSON object a line from standard input instead.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say when a limit starts and when it is due, in working time."""
    from motcua.core.worktime import WorktimeError

    try:
        days = _calendar(calendar)
        if batch:
            raise typer.Exit(_answer_all(days))
        if received is None or limit is None:
            _stop("Give --received and --limit, or --batch to answer lines from standard input.")
        found = _single(days, received=received, limit=limit, policy=policy, pauses=pause or [])
    except WorktimeError as refusal:
        _stop(str(refusal))
    _print_one(found, as_json=as_json)


def _single(calendar: "WorkCalendar", *, received: str, limit: str, policy: str, pauses: list[str]) -> "Due":
    from motcua.core.worktime import due as reckon
    from motcua.core.worktime import parse_limit

    stretches = [_pause(text.split("/")) for text in pauses]
    return reckon(calendar, _instant(received), parse_limit(limit), _policy(policy), stretches)


def _print_one(found: "Due", *, as_json: bool) -> None:
    instants = {"start": found.start, "due": found.due}
    if as_json:
        typer.echo(json.dumps({name: at.isoformat() for name, at in instants.items()}))
        return
    for name, at in instants.items():
        typer.echo(f"{name:<6} {at.isoformat()}  {at:%A}")


def _answer_all(calendar: "WorkCalendar") -> int:
    """Answer standard input line by line as lines come; 1 if any could not be answered."""
    failed = False
    for answer in _answers(calendar):
        failed = failed or "error" in answer
        # Flushed at once, so that a program may ask, wait for the answer, and ask again.
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    return int(failed)


def _answers(calendar: "WorkCalendar") -> Iterator[dict[str, Any]]:
    from motcua.core.worktime import WorktimeError

    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        question: dict[str, Any] = {}
        try:
            question = _question(line)
            found = _reckoned(calendar, question)
        except WorktimeError as refusal:
            yield {"id": question.get("id"), "error": str(refusal)}
        else:
            yield {"id": question.get("id"), "start": found.start.isoformat(), "due": found.due.isoformat()}


def _question(line: bytes) -> dict[str, Any]:
    from motcua.core.worktime import WorktimeError

    try:
        question = json.loads(line, parse_constant=_no_such_number)
    except (ValueError, RecursionError):
        raise WorktimeError("The line is not JSON. Write one JSON object a line.") from None
    if not isinstance(question, dict):
        raise WorktimeError("The line is JSON but not an object. Write one JSON object a line.")
    return question


def _reckoned(calendar: "WorkCalendar", question: dict[str, Any]) -> "Due":
    from motcua.core.worktime import Limit, WorktimeError, parse_unit
    from motcua.core.worktime import due as reckon

    limit = question.get("limit")
    if not isinstance(limit, dict):
        raise WorktimeError('The limit is missing. Write it such as {"value": 3, "unit": "working_day"}.')
    pauses, policy = question.get("pauses"), question.get("policy")
    pauses = [] if pauses is None else pauses
    if not isinstance(pauses, list):
        raise WorktimeError("The pauses are not a list. Write them as pairs [from, to].")
    return reckon(
        calendar,
        _instant(question.get("received")),
        Limit(limit.get("value"), parse_unit(limit.get("unit"))),  # type: ignore[arg-type]  # Limit refuses non-numbers
        _policy("hours" if policy is None else policy),
        [_pause(pair) for pair in pauses],
    )


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)


def _instant(text: object) -> "datetime":
    from datetime import datetime

    from motcua.core.worktime import WorktimeError

    try:
        if isinstance(text, str):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    written = json.dumps(text, ensure_ascii=False)
    raise WorktimeError(f"{written} is not an instant. Write it such as 2026-04-29T10:00+07:00.")


def _pause(pair: object) -> "Pause":
    from motcua.core.worktime import WorktimeError

    if not isinstance(pair, list) or len(pair) != 2:
        raise WorktimeError("A pause needs its beginning and its end: [from, to], or --pause FROM/TO.")
    return _instant(pair[0]), _instant(pair[1])


def _policy(name: object) -> "Policy":
    from motcua.core.worktime import Policy, WorktimeError

    try:
        return Policy(name)  # type: ignore[arg-type]  # anything not a policy's name is refused right here
    except ValueError:
        raise WorktimeError(f"There is no policy {name!r}. Use one of: {', '.join(Policy)}.") from None


def _calendar(path: Path | None) -> "WorkCalendar":
    from motcua.core.worktime import CALENDAR_KEYS, UnusableCalendar, default_calendar, read_calendar

    if path is None:
        return default_calendar()
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        calendar = read_calendar(data)
    except OSError as failure:
        raise UnusableCalendar(f"The calendar {path} cannot be read: {failure.strerror}. Check the path.") from None
    except UnusableCalendar as refusal:
        raise UnusableCalendar(f"The calendar {path}: {refusal}") from None
    except (ValueError, RecursionError) as failure:
        raise UnusableCalendar(f"The calendar {path} is not JSON: {failure}.") from None
    unknown = sorted(set(data) - CALENDAR_KEYS)
    if unknown:
        typer.echo(f"The calendar {path} has keys that mean nothing here: {', '.join(unknown)}.", err=True)
    return calendar


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
