"""`motcua doctor`: is everything healthy, and what to do if not."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.cli.app import app
from motcua.cli.refusals import refusals

if TYPE_CHECKING:
    from motcua.launcher.doctor import Finding


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Examine database, migrations, assets, fonts, clock, queue and storage. Exit code 1 when one is not healthy."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    import django

    django.setup()
    from motcua.launcher.doctor import examine
    from motcua.launcher.place import place_from_environment

    with refusals():
        found = examine(place_from_environment())
    healthy = all(finding.is_healthy for finding in found)
    if as_json:
        parts = [
            {"part": part.part, "healthy": part.is_healthy, "seen": part.seen, "advice": part.advice} for part in found
        ]
        typer.echo(json.dumps({"healthy": healthy, "parts": parts}, ensure_ascii=False))
    else:
        _print(found)
    raise typer.Exit(0 if healthy else 1)


def _print(found: list[Finding]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for finding in found:
        mark = "[green]✓[/]" if finding.is_healthy else "[red]✗[/]"
        console.print(f"{mark} {finding.part:<11}{finding.seen}", soft_wrap=True)
        if finding.advice:
            console.print(f"  {'':<11}{finding.advice}", soft_wrap=True)
