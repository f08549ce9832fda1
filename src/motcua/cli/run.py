"""`motcua run`: the whole city on this machine, until Ctrl-C."""

import os

from motcua.cli.app import app
from motcua.cli.refusals import refusals


@app.command()
def run() -> None:
    """Start database, web server and worker; fill an empty database with the demo city; stop all on Ctrl-C."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    import motcua.demo
    from motcua.launcher.city import run_city
    from motcua.launcher.place import Place, place_from_environment
    from motcua.launcher.steps import Steps

    steps = Steps()

    def greet(place: Place) -> None:
        steps.console.print(f"\n[bold]Một Cửa[/]  {place.address}")
        for line in getattr(motcua.demo, "ACCOUNT_LINES", ()):
            steps.console.print(line)
        steps.console.print("Press Ctrl-C here to stop. The data stay in var/; `make run` continues with them.\n")

    def seed() -> None:
        plant = getattr(motcua.demo, "seed_city", None)
        if plant is not None and os.environ.get("MOTCUA_DEMO") != "0":
            plant()

    with refusals():
        run_city(place_from_environment(), seed=seed, greet=greet, steps=steps)
