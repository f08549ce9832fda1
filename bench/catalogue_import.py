"""Importing the national catalogue of 2,642 procedures by `motcua catalogue import`, and the same file again."""

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psycopg

from bench import application, server
from bench.report import Report, run

BAR = 60.0
ROOT = Path(__file__).resolve().parents[1]
_FILE = ROOT.parent / "shared" / "data" / "tthc_catalogue_2642.jsonl.gz"


def measure(tiny: bool) -> Report:
    """Measure and report. Tiny reads the first 20 procedures."""
    report = Report("Import of the national catalogue")
    if not _FILE.exists():
        report.notes.append("Not measured: the national catalogue (../shared/data) is not beside this checkout.")
        return report
    with server.server() as url, tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        application.set_up(url)
        name = application.copy_of_city(url, "import")
        file = first_of(_FILE, 20, Path(folder)) if tiny else _FILE
        for what in ("first import", "the same file again"):
            seconds, processor = import_into(server.address(url, name), file)
            first = what == "first import"
            report.add(
                what, f"{seconds:.1f} s", f"{processor:.1f} s processor of the command",
                bar=f"< {BAR:.0f} s" if first else "", met=seconds < BAR if first else None,
            )  # fmt: skip
        with psycopg.connect(server.address(url, name)) as connection:
            row = connection.execute("SELECT count(*) FROM catalogue_procedure").fetchone()
        report.notes.append(f"{row[0] if row else 0:,} procedures are published afterwards, the demo's own included.")
        server.drop(url, name)
    return report


def first_of(file: Path, count: int, folder: Path) -> Path:
    """Return a file with the first lines of a compressed one."""
    with gzip.open(file) as source:
        lines = [next(source) for _ in range(count)]
    target = folder / "first.jsonl.gz"
    target.write_bytes(gzip.compress(b"".join(lines)))
    return target


def import_into(database: str, file: Path) -> tuple[float, float]:
    """Run the command; return its seconds and its own seconds of processor."""
    environment = os.environ | {"MOTCUA_DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "motcua.cli", "catalogue", "import", str(file), "--json"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"The import ended with code {done.returncode}: {done.stderr[-1000:]}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    run(__doc__, measure)
