"""`motcua demo`: days of a city's life, played through the real actions in simulated time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from rich.console import Console

    from motcua.demo.play import Life


@app.command()
def demo(
    days: Annotated[int, typer.Option(min=1, max=400, help="Days to play.")] = 30,
    per_day: Annotated[int, typer.Option(min=1, max=20_000, help="Applications a day, about.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed over the same span gives the same ledger.")] = 1,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Local day to end on, at 17:00. Default: now.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object: acts and the ledger's digest.")
    ] = False,
) -> None:
    """Play a city: channels, supplements, refusals, withdrawals, late desks and a jam in one department.

    Founds the demo city first when the database is empty. Prints what happened and a digest of the ledger.
    """
    from rich.console import Console

    from motcua.cli.database import database

    console = Console(highlight=False, stderr=as_json)
    with database():
        life = _life(days, per_day, seed, until)
        with days_shown(console) as progress:
            life.play(progress)
        digest = life.digest()
    if as_json:
        typer.echo(json.dumps({"acts": dict(sorted(life.acts.items())), "digest": digest}))
    else:
        _report(console, life, digest)


def _life(days: int, per_day: int, seed: int, until: datetime | None) -> Life:
    from datetime import UTC, timedelta

    from django.utils import timezone

    from motcua.demo.city import found_city
    from motcua.demo.play import Life
    from motcua.launcher.database import has_city

    if not has_city():
        found_city(seed=seed)
    end = timezone.make_aware(until.replace(hour=17)) if until else datetime.now(UTC)
    return Life(seed=seed, start=end - timedelta(days=days), end=end, per_day=per_day)


@contextmanager
def days_shown(console: Console) -> Iterator[Callable[[int, int], None]]:
    """Show a bar of days played."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("  Days of city life"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("days", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _report(console: Console, life: Life, digest: str) -> None:
    from rich.table import Table

    table = Table("act", "times")
    for act, times in sorted(life.acts.items(), key=lambda item: -item[1]):
        table.add_row(act, f"{times:,}")
    console.print(table)
    console.print(f"Ledger of this play: {digest}")
