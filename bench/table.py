"""The figures of one run as a page of the documentation."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bench.report import Report, Row, machine

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "performance.md"

_HEAD = """# Performance

Written by `python -m bench --write`; every figure on this page is from that one run.

- When: {when}, on commit `{commit}`{changed}
- Machine: {machine}; shared with other work, so the load average stands with each table
- Database: {server}, on the same machine
- The whole run took {seconds:.0f} seconds

"Processor" is time of a core, ours and the database's together (its parallel workers and background writers left out),
and stays roughly comparable on a busy machine. Wall time and rates do not: at a load above two they are worse than the
machine alone would show. What stands beside a figure was measured in the same run: the bare SQL is psycopg with
prepared statements, the peers take the same steps of the same BPMN. A bar that was missed says so. Dossiers are open
ones, at most 100,000 of them; the reference load of ten million is not measured here.

"""


def write(found: Mapping[str, Report], *, server: str, seconds: float) -> None:
    """Write the page."""
    PAGE.write_text(page(found, server=server, seconds=seconds), encoding="utf-8")


def page(found: Mapping[str, Report], *, server: str, seconds: float) -> str:
    """Return the page."""
    head = _HEAD.format(
        when=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        commit=_git("rev-parse", "--short", "HEAD") or "unknown",
        changed=" with changes not yet committed" if _git("status", "--porcelain", "--", "src") else "",
        machine=machine(),
        server=server,
        seconds=seconds,
    )
    sections = [_section(name, report) for name, report in found.items()]
    return head + _bars(found) + "\n" + "\n".join(sections)


def _bars(found: Mapping[str, Report]) -> str:
    """The judged rows of all tables, first of all."""
    lines = ["## Bars", "", "| | figure | bar | |", "|---|---|---|---|"]
    for report in found.values():
        for row in report.rows:
            if row.met is not None:
                name = f"{report.title}: {row.what.strip()}"
                lines.append(f"| {_cell(name)} | {_cell(row.figure)} | {_cell(row.bar)} | {_verdict(row)} |")
    return "\n".join([*lines, ""])


def _section(name: str, report: Report) -> str:
    load = f"; load {report.load[0]:.1f} before, {report.load[1]:.1f} after" if any(report.load) else ""
    command = f"`python bench/{name}.py`{load}"
    lines = [f"## {report.title}", "", command, "", "| | figure | beside it |", "|---|---|---|"]
    lines += [f"| {_cell(row.what)} | {_cell(row.figure)} | {_cell(row.beside)} |" for row in report.rows]
    plans = (
        ["The slowest statement behind the missed bar:", "", "```", *report.plans, "```", ""] if report.plans else []
    )
    return "\n".join([*lines, "", *(f"{note}\n" for note in report.notes), *(plans if report.plans else [])])


def _verdict(row: Row) -> str:
    return "met" if row.met else "**missed**"


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
