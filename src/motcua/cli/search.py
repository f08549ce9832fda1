"""`motcua search`: procedures for a question in one's own words, or for a stream of questions."""

import gzip
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from motcua.core.search.found import Found
    from motcua.core.search.index import Index

_GZIP = b"\x1f\x8b"


class UnusableQuestion(ValueError):
    """A line of the stream is no question."""


@app.command()
def search(
    question: Annotated[str | None, typer.Argument(help='What somebody asks: "làm lại thẻ căn cước bị mất".')] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many procedures to show.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    batch: Annotated[
        bool, typer.Option("--batch", help='Answer {"qid", "q"} a line from standard input instead.')
    ] = False,
    procedures: Annotated[
        Path | None, typer.Option(help="Search the procedures of this file (JSON lines, may be gzipped), no database.")
    ] = None,
) -> None:
    """Find procedures in the published catalogue, or in a file of procedures."""
    if batch == (question is not None):
        _stop("Give a question, or --batch to answer lines from standard input.")
    with _index(procedures) as index:
        if question is None:
            raise typer.Exit(_answer_all(index, limit))
        _print(index, index.search(question, limit=limit), as_json=as_json)


@contextmanager
def _index(procedures: Path | None) -> "Iterator[Index]":
    if procedures is not None:
        yield _of_file(procedures)
        return
    from motcua.cli.database import database

    with database():
        from motcua.domain.assistant.published import published_index

        yield published_index()


def _of_file(path: Path) -> "Index":
    from motcua.core.search.entries import UnusableRow, read_rows
    from motcua.core.search.index import Index

    try:
        raw = path.read_bytes()
        lines = (gzip.decompress(raw) if raw.startswith(_GZIP) else raw).decode().splitlines()
        return Index.build(read_rows(lines))
    except UnusableRow as refusal:
        _stop(f"The file {path}: {refusal}")
    except (OSError, EOFError, UnicodeDecodeError) as failure:
        _stop(f"The file {path} cannot be read: {failure}. Give JSON lines in UTF-8, plain or gzipped.")


def _print(index: "Index", found: "Found", *, as_json: bool) -> None:
    rows = [
        {"id": hit.id, "name": index.entry(hit.id).name, "score": hit.score, "why": list(hit.why)} for hit in found.hits
    ]
    if as_json:
        answer = {"results": rows, "repaired": found.repaired, "confidence": round(found.confidence.value, 4)}
        typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    if found.repaired is not None:
        typer.echo(f"Read as: {found.repaired}")
    for row in rows:
        typer.echo(f"{row['id']}  {row['score']:7.2f}  {row['name']}")
    if not rows:
        typer.echo("Nothing was found. Try the procedure's official name or fewer words.")


def _answer_all(index: "Index", limit: int) -> int:
    """Answer standard input line by line as lines come; 1 if any could not be answered."""
    failed = False
    for answer in _answers(index, limit):
        failed = failed or "error" in answer
        # Flushed at once, so that a program may ask, wait for the answer, and ask again.
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return int(failed)


def _answers(index: "Index", limit: int) -> Iterator[dict[str, Any]]:
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        asked: dict[str, Any] = {}
        try:
            asked = _question(line)
            began = time.perf_counter()
            found = index.search(_text(asked), limit=limit)
            spent = round((time.perf_counter() - began) * 1000, 3)
        except UnusableQuestion as refusal:
            yield {"qid": asked.get("qid"), "error": str(refusal)}
        else:
            results = [{"id": hit.id, "score": hit.score} for hit in found.hits]
            yield {"qid": asked.get("qid"), "results": results, "ms": spent}


def _question(line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise UnusableQuestion("The line is not JSON. Write one JSON object a line.") from None
    if not isinstance(asked, dict):
        raise UnusableQuestion("The line is JSON but not an object. Write one JSON object a line.")
    return asked


def _text(asked: dict[str, Any]) -> str:
    text = asked.get("q")
    if not isinstance(text, str):
        raise UnusableQuestion('The question is missing. Write it such as {"qid": "1", "q": "đăng ký khai sinh"}.')
    return text


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
