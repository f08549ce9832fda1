"""Requests a second of the public follow page, beside a page of one row and one row by hand-written SQL.

All in the same web server (two workers, on loopback), over dossiers taken at random from 10,000 open ones.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psycopg

from bench import application, http_load, mass, server, serving
from bench.report import Report, milliseconds, run

BAR_RATE, BAR_P99 = 500, 0.1
_SIZE, _TINY_SIZE = 10_000, 30
_CONNECTIONS = 8
_SECONDS, _TINY_SECONDS, _WARM = 6.0, 0.5, 5.0
_SEARCH = "/thu-tuc/?q=khai+sinh"
_ASKED = 500


def measure(tiny: bool) -> Report:
    """Measure and report."""
    report = Report("Public tracking")
    serving.prepare()
    with server.server() as url:
        application.set_up(url)
        (name,) = mass.grown(url, _TINY_SIZE if tiny else _SIZE)
        address = server.address(url, name)
        pages = addresses(address)
        with serving.site(address) as site:
            # A server just started builds its search index beside; what is measured is one that runs.
            http_load.ask(site.port, [_SEARCH], connections=_CONNECTIONS, seconds=_TINY_SECONDS if tiny else _WARM)
            for what, paths in pages.items():
                tell(report, site, what, paths, _TINY_SECONDS if tiny else _SECONDS)
    report.notes.append(f"{_CONNECTIONS} connections; the client takes its processor from the same cores.")
    return report


def addresses(database: str) -> dict[str, list[str]]:
    """Return the addresses asked for, by what they show."""
    from motcua.domain.notices.links import to_follow

    with psycopg.connect(database) as connection:
        ids = [pk for (pk,) in connection.execute("SELECT id FROM dossiers_dossier ORDER BY id")]
    chosen = random.Random(1).choices(ids, k=_ASKED)
    return {
        "follow page of a dossier": [to_follow(pk) for pk in chosen],
        "page of the portal without data (same frame)": ["/ve-mot-cua/"],
        "one row through the models": [f"/bench/row/{pk}/" for pk in chosen],
        "one row by SQL": [f"/bench/select/{pk}/" for pk in chosen],
    }


def tell(report: Report, site: serving.Site, what: str, paths: Sequence[str], seconds: float) -> None:
    """Measure one kind of page and add its row; a short run before fills caches."""
    http_load.ask(site.port, paths, connections=_CONNECTIONS, seconds=seconds / 8)
    before = site.processor()
    found = http_load.ask(site.port, paths, connections=_CONNECTIONS, seconds=seconds)
    each = (site.processor() - before) / len(found.each)
    p50, p99 = found.percentile(0.5), found.percentile(0.99)
    judged = what.startswith("follow")
    report.add(
        what,
        f"{found.a_second:,.0f} a second",
        f"p50 {milliseconds(p50)}, p99 {milliseconds(p99)}, {milliseconds(each)} processor each, "
        f"{found.bytes_each / 1000:.1f} kB",
        bar=f"≥ {BAR_RATE} a second, p99 < {BAR_P99 * 1000:.0f} ms" if judged else "",
        met=found.a_second >= BAR_RATE and p99 < BAR_P99 if judged else None,
    )


if __name__ == "__main__":
    run(__doc__, measure)
