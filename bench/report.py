"""What a script found: rows of figures with what stands beside them, printed or handed on as JSON."""

import argparse
import json
import os
import platform
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from bench.processor import load


@dataclass
class Row:
    """One figure. `beside` is its floor or peer of the same run; `met` is None where there is no bar."""

    what: str
    figure: str
    beside: str = ""
    bar: str = ""
    met: bool | None = None


@dataclass
class Report:
    """The rows of one script."""

    title: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)  # the database's plan of a statement that was too slow
    load: tuple[float, float] = (0.0, 0.0)

    def add(self, what: str, figure: str, beside: str = "", *, bar: str = "", met: bool | None = None) -> None:
        """Add a row."""
        self.rows.append(Row(what, figure, beside, bar, met))


def machine() -> str:
    """Return what the figures were measured on."""
    system = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} cores ({processor_name()}), {system}, Python {platform.python_version()}"


def processor_name() -> str:
    """Return the processor's name as the kernel gives it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def run(description: str | None, measure: Callable[[bool], Report]) -> None:
    """Run a script: `measure` gets whether only tiny sizes are wanted."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--tiny", action="store_true", help="only show that it runs: the figures mean nothing")
    asked = parser.parse_args()
    leave_in_order()
    before = load()
    found = measure(asked.tiny)
    found.load = (before, load())
    print(json.dumps(asdict(found), ensure_ascii=False) if asked.json else as_text(found))


def leave_in_order() -> None:
    """Let a request to stop end this process like Ctrl-C does: what it started is stopped, its folders go."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))


def as_text(found: Report) -> str:
    """Return the report for a terminal."""
    lines = [f"{found.title} (load {found.load[0]:.1f} before, {found.load[1]:.1f} after)", ""]
    width = max((len(row.what) for row in found.rows), default=0)
    for row in found.rows:
        verdict = {None: "", True: "met", False: "MISSED"}[row.met]
        judged = f"bar {row.bar}: {verdict}" if row.bar else ""
        lines.append("  ".join(part for part in (f"  {row.what:<{width}}", row.figure, row.beside, judged) if part))
    return "\n".join([*lines, "", *(f"  {line}" for line in found.notes + found.plans)])


def milliseconds(seconds: float) -> str:
    """Return a short span as people read it."""
    return f"{seconds * 1000:.2f} ms"
