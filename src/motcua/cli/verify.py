"""`motcua verify`: prove that the tables say what the ledger says."""

import json
from typing import Annotated

import typer

from motcua.cli.app import app


@app.command()
def verify(as_json: Annotated[bool, typer.Option("--json", help="One difference a line, as JSON.")] = False) -> None:
    """Recompute every hash chain and every state from the ledger's events. Exit code 1 when something differs."""
    from dataclasses import asdict

    from motcua.cli.database import database

    with database():
        from motcua.domain.dossiers.verification import erased_words
        from motcua.domain.dossiers.verification import verify as differences

        found, erased = 0, erased_words()
        for difference in differences():
            found += 1
            if as_json:
                typer.echo(json.dumps(asdict(difference), ensure_ascii=False, default=str))
            else:
                typer.echo(f"{difference.dossier}  {difference.what}")
                typer.echo(f"    ledger: {difference.ledger!r}\n    tables: {difference.found!r}")
    if not as_json:
        if erased:
            typer.echo(f"{_counted(erased, 'text')} erased: only the digest in the ledger is left.")
        typer.echo(
            f"{_counted(found, 'difference')}." if found else "Every chain and every state is as the ledger says."
        )
    raise typer.Exit(1 if found else 0)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number:,} {thing}s"
