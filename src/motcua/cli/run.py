"""`motcua run`: the whole city on this machine, until Ctrl-C."""

import os

from motcua.cli.app import app
from motcua.cli.refusals import refusals


@app.command()
def run() -> None:
    """Start database, web server and worker; fill an empty database with the demo city; stop all on Ctrl-C."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    from motcua.launcher.city import run_city
    from motcua.launcher.place import Place, place_from_environment
    from motcua.launcher.steps import Steps

    steps = Steps()

    def greet(place: Place) -> None:
        from motcua.demo.accounts import account_lines

        steps.console.print(f"\n[bold]Một Cửa[/]  {place.address}\n")
        for line in account_lines():
            steps.console.print(line, highlight=False)
        steps.console.print("\nPress Ctrl-C here to stop. The data stay in var/; `make run` continues with them.\n")

    def seed() -> None:
        from datetime import UTC, datetime

        from motcua.cli.demo import days_shown
        from motcua.demo.seeding import plant

        with days_shown(steps.console) as progress:
            plant(at=datetime.now(UTC), progress=progress)

    with refusals():
        run_city(place_from_environment(), seed=seed, greet=greet, steps=steps)
