"""What a first visit costs over the wire: what the browser fetches, the static files compressed as they are served."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories.city import city
from tests.journeys.conftest import PHONE
from tests.web.portal.published import PUBLISHED

from motcua.demo.catalogue import procedures
from motcua.domain.catalogue.actions import Publication, publish_all
from motcua.domain.catalogue.content import Content

LIMIT = 150_000
"""Bytes with headers (DESIGN §8)."""
PAGES = ["/", "/thu-tuc/", "/thu-tuc/?q=lam+giay+khai+sinh", "/thu-tuc/1.001193/", "/noi-tiep-nhan/"]


@pytest.fixture
def site(transactional_db: None, live_server: LiveServer, settings: Settings, built_assets: Path) -> str:
    """A served city with the demo catalogue."""
    city()
    publish_all([Publication(Content.from_json(one)) for one in procedures()], at=PUBLISHED)
    settings.BASE_URL = live_server.url
    return str(live_server.url)


def weight(response: Response) -> int:
    """Bytes of an answer. Pages are sent as they are; static text is compressed once, fonts are already."""
    body = response.body()
    is_text = "/static/" in response.url and not response.url.endswith(".woff2")
    return response.request.sizes()["responseHeadersSize"] + len(gzip.compress(body, 9) if is_text else body)


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_stays_below_its_limit(site: str, browser: Browser, path: str) -> None:
    # Copies for when there is no network are fetched after the page stands, from what is at hand already.
    context = browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  no built-in function is taken
    page.goto(f"{site}{path}", wait_until="networkidle")
    found = {answer.url.removeprefix(site): weight(answer) for answer in answers}
    context.close()
    assert {"/static/css/motcua.css", "/static/js/motcua.js", "/static/fonts/be-vietnam-pro-400.woff2"} <= set(found)
    assert sum(found.values()) < LIMIT, found
