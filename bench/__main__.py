"""Every measurement of the product, one after the other on one database server: `python -m bench [--write]`.

With `--write` the figures become `docs/reference/performance.md`; a script named on the command line runs alone.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench import table
from bench.processor import load
from bench.report import Report, Row, as_text, leave_in_order
from bench.server import SERVER, durability, durable_server

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("deadlines", "lives", "peers", "growth", "worklist", "tracking", "catalogue_import", "search", "assistant")
_LONGEST = 420  # seconds a script may take


def main() -> int:
    """Run the scripts; return 1 when one of them did not finish. A missed bar is a finding, not a failure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("scripts", nargs="*", choices=[*SCRIPTS, []], help="only these")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    parser.add_argument("--tiny", action="store_true", help="only show that all of it runs: the figures mean nothing")
    asked = parser.parse_args()
    if asked.write and (asked.tiny or asked.scripts):
        parser.error("the table is written from a whole run at full size only")
    leave_in_order()
    began = time.monotonic()
    with durable_server() as url:
        server = durability(url)
        found = {name: result for name in asked.scripts or SCRIPTS if (result := run(name, url, tiny=asked.tiny))}
    complete = len(found) == len(asked.scripts or SCRIPTS)
    print(f"{time.monotonic() - began:.0f} seconds in all")
    if asked.write and complete:
        table.write(found, server=server, seconds=time.monotonic() - began)
    return 0 if complete else 1


def run(name: str, url: str, *, tiny: bool) -> Report | None:
    """Run one script and print what it found; None when it did not finish."""
    command = [sys.executable, str(ROOT / "bench" / f"{name}.py"), "--json"]
    if tiny and name != "deadlines":
        command.append("--tiny")
    before = load()
    code, said, complaint = finished(command, os.environ | {SERVER: url})
    if code != 0:
        print(f"{name}: {complaint}\n", flush=True)
        return None
    report = read(json.loads(said.splitlines()[-1]))
    report.load = (before, load())
    print(f"{as_text(report)}\n", flush=True)
    return report


def finished(command: list[str], environment: dict[str, str]) -> tuple[int, str, str]:
    """Run a script to its end; return its code and what it printed. It is stopped in order when we are stopped."""
    script = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        said, complaint = script.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        complaint = f"not finished after {_LONGEST} seconds"
        return 1, "", complaint
    finally:
        script.terminate()
        script.wait(timeout=60)
    return script.returncode, said, f"failed\n{complaint}"


def read(found: dict[str, Any]) -> Report:
    """Return a script's JSON as a report."""
    if "dues_per_second_per_core" in found:
        return of_deadlines(found)
    return Report(found["title"], [Row(**row) for row in found["rows"]], found["notes"], found["plans"])


def of_deadlines(found: dict[str, Any]) -> Report:
    """Return the figures of `bench/deadlines.py` as a report."""
    report = Report("Deadlines")
    rates, walk, bar = found["dues_per_second_per_core"], found["minute_walk_per_second_per_core"], found["bar"]
    for place, (name, rate) in enumerate(rates.items()):
        first = place == 0
        report.add(
            name, f"{rate:,} a second a core", f"minute walk over the same: {walk:g}" if first else "",
            bar=f"≥ {bar:,}" if first else "", met=rate >= bar if first else None,
        )  # fmt: skip
    return report


if __name__ == "__main__":
    raise SystemExit(main())
