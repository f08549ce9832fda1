"""`motcua run`: the whole city on this machine, until Ctrl-C."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from motcua.cli.app import app
from motcua.cli.refusals import refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from motcua.launcher.place import Place


@app.command()
def run() -> None:
    """Start database, web server and worker; stop all on Ctrl-C.

    An empty database is filled with the demo city first, unless MOTCUA_DEMO is 0.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    from motcua.launcher.city import run_city
    from motcua.launcher.place import place_from_environment
    from motcua.launcher.steps import Steps

    steps = Steps()
    with_demo = os.environ.get("MOTCUA_DEMO") != "0"

    def greet(place: Place) -> None:
        for line in _greeting(place, with_demo=with_demo):
            steps.console.print(line, soft_wrap=True, markup=False)

    with refusals():
        run_city(place_from_environment(), seed=_plant if with_demo else None, greet=greet, steps=steps)


def _plant(tell: Callable[[str], None]) -> None:
    """Fill the database with the demo city up to now."""
    from datetime import UTC, datetime

    from motcua.demo.seeding import plant

    tell("agencies, procedures, officers")
    plant(at=datetime.now(UTC), progress=lambda done, total: tell(f"day {done} of {total}"))


def _greeting(place: Place, *, with_demo: bool) -> list[str]:
    lines = ["", f"Một Cửa is at {place.address}", ""]
    if with_demo:
        from motcua.demo.accounts import account_lines

        lines += [*account_lines(), ""]
    return [*lines, "Ctrl-C stops it. The data stay in var/ and `make run` continues with them.", ""]
