"""Ten steps of one dossier on the same BPMN and the same PostgreSQL: our acts, SpiffWorkflow, django-viewflow."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import application, packages, server, spiff_peer
from bench.report import Report, milliseconds, run
from bench.steps import Steps, timed

ROOT = Path(__file__).resolve().parents[1]
_STORED = """
WITH last AS (SELECT max(id) AS id FROM dossiers_dossier)
SELECT (SELECT sum(pg_column_size(d.*)) FROM dossiers_dossier d JOIN last USING (id))
     + (SELECT sum(pg_column_size(s.*)) FROM dossiers_step s JOIN last ON last.id = s.dossier_id)
"""


def measure(tiny: bool) -> Report:
    """Measure and report. Each engine keeps a process's state; ours also keeps ledger, clock, rights and notices."""
    lives = 1 if tiny else 30
    report = Report("Ten steps beside other engines")
    with server.server() as url:
        application.set_up(url)
        from motcua.domain.processes import shipped

        drawing = shipped.xml("province_default")
        found = {
            "Một Cửa, with its ledger, clock, rights and notices": ours(url, lives),
            "SpiffWorkflow, JSON in a row": theirs(url, "spiff", lambda to: spiff_peer.measure(to, drawing, lives)),
        }
        if packages.are_installed() or not tiny:
            found["django-viewflow"] = theirs(url, "viewflow", lambda to: viewflow(to, lives))
    for name, steps in found.items():
        tell(report, name, steps)
    report.notes.append("A step of the others moves the process and no more: no event, deadline, right or notice.")
    return report


def tell(report: Report, name: str, steps: Steps) -> None:
    """Add an engine's row."""
    report.add(
        name,
        f"{milliseconds(steps.processor)} processor a step ({milliseconds(steps.client)} Python + "
        f"{milliseconds(steps.database)} PostgreSQL)",
        f"{milliseconds(steps.wall)} wall, {steps.statements:.1f} statements a step, "
        f"{steps.stored:,} bytes of process state a dossier",
    )


def ours(url: str, lives: int) -> Steps:
    """Take the steps through the product's acts."""
    name = application.copy_of_city(url, "steps")
    backend = application.use(name)
    from bench.life import TEN_STEPS, Lives
    from bench.people import people

    made, number, counts = Lives(people()), iter(range(lives + 2)), []

    def life(step: Callable[[Callable[[], Any]], Any]) -> None:
        made.play(next(number), TEN_STEPS, lambda name, act: act() if name == "submit" else step(act))

    each = timed(backend, lives, life).each()

    def counted(act: Callable[[], Any]) -> Any:
        with CaptureQueriesContext(connection) as captured:
            done = act()
        counts.append(len(captured))
        return done

    life(counted)
    with connection.cursor() as cursor:
        cursor.execute(_STORED)
        stored = int(cursor.fetchone()[0])
    application.leave()
    server.drop(url, name)
    return Steps(each.wall, each.client, each.database, sum(counts) / len(counts), stored)


def theirs(url: str, purpose: str, take: Callable[[str], Steps]) -> Steps:
    """Let a peer take the steps on an empty database of its own."""
    name = server.named(purpose)
    try:
        return take(server.create(url, name))
    finally:
        server.drop(url, name)


def viewflow(address: str, lives: int) -> Steps:
    """Run django-viewflow as a program of its own: two Django projects do not fit into one process."""
    folders = os.pathsep.join((str(ROOT), str(packages.installed())))
    environment = os.environ | {
        "PYTHONPATH": folders,
        "DJANGO_SETTINGS_MODULE": "bench.viewflow_peer.settings",
        "MOTCUA_BENCH_VIEWFLOW": address,
    }
    command = [sys.executable, "-m", "bench.viewflow_peer", str(lives)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"django-viewflow could not be measured:\n{done.stderr}")
    return Steps(**json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    run(__doc__, measure)
