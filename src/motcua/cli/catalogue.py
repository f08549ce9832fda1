"""`motcua catalogue`: import the national catalogue, look into what is published."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from motcua.domain.catalogue.national.report import Report

catalogue_app = typer.Typer(no_args_is_help=True, help="The published procedures: import, list, show.")
app.add_typer(catalogue_app, name="catalogue")

INTERRUPTED = 130
_PRINTED_WIDTH = 130
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@catalogue_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A catalogue file: JSON lines, gzipped.", show_default=False)],
    as_json: AsJson = False,
    replace_own: Annotated[
        bool, typer.Option("--replace-own", help="Also replace procedures the authority published itself.")
    ] = False,
) -> None:
    """Import pages of the national portal. New content makes a new version; the same file again changes nothing."""
    with _catalogue():
        from datetime import UTC, datetime

        from motcua.domain.catalogue.national.importing import import_catalogue
        from motcua.domain.catalogue.national.report import Report

        report = Report(source=file.name)
        try:
            with _progress(show=not as_json) as advance:
                import_catalogue(file, at=datetime.now(UTC), report=report, progress=advance, replace_own=replace_own)
        finally:
            _print_report(report, as_json=as_json)


@catalogue_app.command("list")
def list_procedures(
    words: Annotated[list[str] | None, typer.Argument(help="Words of the name, or a code.")] = None,
    field: Annotated[str, typer.Option(help="A field's code, such as ho-tich.")] = "",
    level: Annotated[str, typer.Option(help="ministry, province or ward.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List current procedures by name; with words, those whose names hold all of them (`motcua search` ranks)."""
    if level not in {"", "ministry", "province", "ward"}:
        _stop(f'There is no level "{level}". Give ministry, province or ward.')
    with _catalogue():
        from motcua.domain.catalogue.listing import Narrowing, listed

        found = listed(Narrowing(" ".join(words or []), field=field, level=level), limit=limit)
        rows = [
            {"code": item.procedure.code, "name": item.name, "field": item.procedure.field.name, "version": item.number}
            for item in found.versions
        ]
    if as_json:
        _print_json({"total": found.total, "procedures": rows})
        return
    for row in rows:
        typer.echo(f"{row['code']}  {row['name']}  [{row['field']}]")
    typer.echo(f"{len(rows)} of {found.total}")


@catalogue_app.command()
def show(
    code: Annotated[str, typer.Argument(help="A procedure's code, such as 1.001193.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show one procedure as it is published, with what could not be read of its source."""
    with _catalogue():
        from motcua.domain.catalogue.pages import page

        found = page(code)
        if found is None:
            _stop(f'No procedure is published under "{code}". Look for it with: motcua catalogue list WORDS')
        document = {
            "version": found.version.number,
            "valid_from": found.version.valid_from.isoformat(),
            "source": found.version.source,
            "content": found.content.to_json(),
            "unread": found.version.unread,
        }
    if as_json:
        _print_json(document)
    else:
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


@contextmanager
def _catalogue() -> Iterator[None]:
    """Open the database, and turn what stands in the way into one sentence and exit code 2."""
    from motcua.cli.database import database

    with database():
        import logging

        from django.db import InterfaceError, OperationalError

        from motcua.domain.catalogue.actions import CannotPublish
        from motcua.domain.catalogue.national.importing import ImportRunning
        from motcua.domain.catalogue.national.source import UnreadableFile

        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # said once, below, in a sentence
        try:
            yield
        except (UnreadableFile, ImportRunning, CannotPublish) as refusal:
            _stop(str(refusal))
        except (OperationalError, InterfaceError) as problem:
            reason = str(problem).strip().splitlines()[0]
            _stop(f"The database does not answer any more ({reason}). Start it, and run the same command again.")
        except KeyboardInterrupt:
            typer.echo("Stopped. What is reported above is in; run the same command again to go on.", err=True)
            raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _progress(*, show: bool) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not show) as bar:
        task = bar.add_task("import", total=None, visible=False)  # nothing to show before the file has been opened
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)


def _print_report(report: "Report", *, as_json: bool) -> None:
    if not report.complete and not report.changes:
        return  # nothing was done, and the refusal says why
    document = report.to_json()
    if as_json:
        _print_json(document)
        return
    from rich.console import Console

    from motcua.cli.catalogue_tables import field_table, line_table

    console = Console()
    if not console.is_terminal:
        console = Console(width=_PRINTED_WIDTH)
    console.print(line_table(document), field_table(document))


def _print_json(document: dict[str, Any]) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False))


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
