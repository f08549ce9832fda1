"""An officer's worklist at 100,000 open dossiers: the read alone, and the desk's page over HTTP.

The narrow officer handles for one ward; the broad one holds every handler's and leader's post of the city.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import application, http_load, mass, server, serving
from bench.http_load import percentile
from bench.processor import Meter
from bench.report import Report, milliseconds, run

BAR_P95, BAR_QUERIES = 0.1, 6
_SIZE, _TINY_SIZE = 100_000, 300
_TIMES, _TINY_TIMES = 150, 5
_SECONDS, _TINY_SECONDS = 8.0, 0.5
_PAGE = "/ban-lam-viec/viec/"
_WIDTH, _PLAN_LINES = 160, 24


def measure(tiny: bool) -> Report:
    """Measure and report."""
    report = Report("An officer's worklist")
    times = _TINY_TIMES if tiny else _TIMES
    serving.prepare()
    with server.server() as url:
        application.set_up(url)
        (name,) = mass.grown(url, _TINY_SIZE if tiny else _SIZE)
        backend = application.use(name)
        sessions = {}
        for who, officer_id in officers().items():
            read(report, who, officer_id, backend, times)
            sessions[who] = signed_in(who, officer_id)
        application.leave()
        with serving.site(server.address(url, name)) as site:
            for who, session in sessions.items():
                page(report, site, who, session, _TINY_SECONDS if tiny else _SECONDS)
    return report


def officers() -> dict[str, int]:
    """Return the two officers; the broad one is hired now. Both get an account to sign in with."""
    from bench.people import people
    from motcua.domain.accounts.actions import open_account, register_officer
    from motcua.domain.accounts.models import Officer
    from motcua.domain.agencies.models import Post, PostHolder

    narrow = people().wards[1].officers["handler"][1]
    if narrow.account is None:
        open_account(officer=narrow, username="bench-narrow", password="only-for-measuring")
    broad = Officer.objects.filter(staff_code="bench-broad").first()
    if broad is None:
        broad = register_officer(
            staff_code="bench-broad", full_name="Cán bộ rộng", username="bench-broad", password=None
        )
        since = PostHolder.objects.order_by("valid_from")[0].valid_from
        PostHolder.objects.bulk_create(
            PostHolder(post=post, officer=broad, valid_from=since)
            for post in Post.objects.filter(role__in=("handler", "leader"))
        )
    return {"narrow": narrow.pk, "broad": broad.pk}


def read(report: Report, who: str, officer_id: int, backend: int, times: int) -> None:
    """Measure the read alone."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from motcua.domain.accounts.models import Officer
    from motcua.domain.dossiers.queries import worklist

    officer, at = Officer.objects.get(pk=officer_id), datetime.now(UTC)
    for _ in range(5):
        found = worklist(officer, at=at)
    with CaptureQueriesContext(connection) as captured:
        worklist(officer, at=at)
    meter, took = Meter(backend), []
    for _ in range(times):
        with meter.running() as one:
            worklist(officer, at=at)
        took.append(one.wall)
    queries = len(captured)
    each = meter.spent.each()
    beside = f"{queries} queries, {milliseconds(each.client)} Python + {milliseconds(each.database)} PostgreSQL"
    bar = f"p95 < {BAR_P95 * 1000:.0f} ms, ≤ {BAR_QUERIES} queries" if who == "narrow" else ""
    met = tell(report, f"read, {who} officer, {found.total:,} steps to do", took, beside, bar, queries <= BAR_QUERIES)
    if met is False:
        report.plans += slowest([query["sql"] for query in captured.captured_queries])


def tell(
    report: Report, what: str, took: Sequence[float], beside: str, bar: str, also: bool = True
) -> bool | None:  # fmt: skip
    """Add a row of waiting times and return whether its bar is met; `also` is what the bar asks besides."""
    p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
    met = p95 < BAR_P95 and also if bar else None
    report.add(what, f"p50 {milliseconds(p50)}, p95 {milliseconds(p95)}", beside, bar=bar, met=met)
    return met


def slowest(statements: Sequence[str]) -> list[str]:
    """Return the slowest of the statements with its plan, shortened."""
    from django.db import connection

    worst: tuple[float, list[str]] = (0.0, [])
    with connection.cursor() as cursor:
        for statement in statements:
            began = time.perf_counter()
            cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {statement}")
            plan = [str(line)[:_WIDTH] for (line,) in cursor.fetchall()]
            worst = max(worst, (time.perf_counter() - began, [f"{statement[:_WIDTH]}…", *plan[:_PLAN_LINES]]))
    return worst[1]


@dataclass(frozen=True)
class Session:
    """An officer who has signed in, and what the page asked of the database."""

    cookie: str
    queries: int
    plan: list[str]  # of the slowest query


def signed_in(who: str, officer_id: int) -> Session:
    """Sign the officer in and ask for the page once, to see what it asks."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from motcua.domain.accounts.models import Account

    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.get(officer__pk=officer_id))
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(_PAGE)
    if answer.status_code != 200:
        raise SystemExit(f"The worklist answers {answer.status_code} to the {who} officer.")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    return Session(cookie, len(captured), slowest([query["sql"] for query in captured.captured_queries]))


def page(report: Report, site: serving.Site, who: str, session: Session, seconds: float) -> None:
    """Measure the page, one request after the other."""
    http_load.ask(site.port, [_PAGE], connections=2, seconds=0.5, cookie=session.cookie)
    before = site.processor()
    took = http_load.ask(site.port, [_PAGE], connections=1, seconds=seconds, cookie=session.cookie).each
    each = (site.processor() - before) / len(took)
    bar = f"p95 < {BAR_P95 * 1000:.0f} ms" if who == "narrow" else ""
    beside = f"{session.queries} queries, signing in and filters included; {milliseconds(each)} processor each"
    if tell(report, f"page over HTTP, {who} officer", took, beside, bar) is False:
        report.plans += session.plan


if __name__ == "__main__":
    run(__doc__, measure)
