"""`motcua ask`: answers from what is published, for a question or for a stream of questions."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from motcua.core.answering.engine import Response
    from motcua.domain.assistant.batch import FileAssistant


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help='A question: "làm lại căn cước mất bao nhiêu tiền".')] = None,
    batch: Annotated[
        bool, typer.Option("--batch", help='Answer {"qid", "q"} a line from standard input instead.')
    ] = False,
    procedures: Annotated[
        Path | None, typer.Option(help="Answer from this file (JSON lines, may be gzipped), without a database.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Answer from the published procedures, every sentence with its source; or say that it is not known."""
    if batch == (question is not None):
        _stop("Give a question, or --batch to answer lines from standard input.")
    if procedures is not None:
        assistant = _of_file(procedures)
        raise typer.Exit(_answer_all(assistant) if question is None else _answer_one(assistant, question, as_json))
    if question is None:
        _stop("Name the file of procedures to answer from: --procedures FILE.jsonl.gz")
    _from_database(question, as_json)


def _of_file(path: Path) -> "FileAssistant":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    import django
    from django.utils.translation import activate

    django.setup()
    activate("vi")
    from motcua.domain.assistant.batch import FileAssistant, UnusableFile

    try:
        return FileAssistant(path)
    except UnusableFile as refusal:
        _stop(str(refusal))


def _answer_one(assistant: "FileAssistant", question: str, as_json: bool) -> int:
    _print(assistant.respond(question), as_json=as_json)
    return 0


def _answer_all(assistant: "FileAssistant") -> int:
    """Answer standard input line by line as lines come; 1 if a line was no question."""
    failed = False
    for line in sys.stdin.buffer:
        if line.strip():
            answer = _answered(assistant, line)
            failed = failed or "error" in answer
            # Flushed at once, so that a program may ask, wait for the answer, and ask again.
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    return int(failed)


def _answered(assistant: "FileAssistant", line: bytes) -> dict[str, Any]:
    from motcua.domain.assistant.batch import as_json

    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return _unusable(None, "The line is not JSON. Write one JSON object a line.")
    if not isinstance(asked, dict) or not isinstance(asked.get("q"), str):
        qid = asked.get("qid") if isinstance(asked, dict) else None
        return _unusable(qid, 'The question is missing. Write it such as {"qid": "1", "q": "đăng ký khai sinh"}.')
    return as_json(asked.get("qid"), assistant.respond(asked["q"]))


def _unusable(qid: object, sentence: str) -> dict[str, Any]:
    empty: dict[str, Any] = {"procedure": None, "field": None, "answer": "", "citations": []}
    return {"qid": qid, "status": "error", **empty, "error": sentence}


def _from_database(question: str, as_json: bool) -> None:
    from motcua.cli.database import database

    with database():
        from django.utils.translation import activate

        from motcua.domain.assistant.answers import respond_from_catalogue

        activate("vi")
        _print(respond_from_catalogue(question), as_json=as_json)


def _print(response: "Response", *, as_json: bool) -> None:
    from motcua.domain.assistant import batch, wording

    if as_json:
        typer.echo(json.dumps(batch.as_json(None, response), ensure_ascii=False))
        return
    told = wording.tell(response)
    typer.echo(told.opening or told.text)
    for option in told.options:
        typer.echo(f"  {option.citation.procedure}  {option.text}")
    for source in dict.fromkeys(wording.source_line(line.citation) for line in told.lines):
        typer.echo(f"  [{source}]")


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
