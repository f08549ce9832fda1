"""Short links of boards: they lead on, outlive versions, and count scans without knowing who scans."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.web.page_reading import read_page
from tests.web.portal.published import published

from motcua.domain.boards import queries
from motcua.domain.boards.actions import make_board
from motcua.domain.boards.models import Board, BoardItem, ScanCount, TargetKind
from motcua.domain.boards.targets import Target
from motcua.domain.catalogue.models import Procedure, ProcedureVersion

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
ZALO = f"{PHONE} Zalo android/12100723 ZaloTheme/light ZaloLanguage/vi"
PREVIEWS = [
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605 (KHTML, like Gecko) Mobile SkypeUriPreview",
    "curl/8.5.0",
    "",
]


@pytest.fixture
def board(town: City, birth: ProcedureVersion) -> Board:
    targets = [
        Target(TargetKind.PROCEDURE, "1.001193"),
        Target(TargetKind.LIFE_EVENT, "sinh-con"),
        Target(TargetKind.SEARCH),
    ]
    return make_board(
        agency=town.ward.agency, name="Bảng", place="Quầy 1", size=Board.Size.A4, targets=targets, officer=None,
        at=MONDAY_9,
    )  # fmt: skip


def _item(board: Board, kind: TargetKind = TargetKind.PROCEDURE) -> BoardItem:
    return board.items.get(kind=kind)


def _scan(browser: Client, code: str, agent: str = PHONE, **headers: str) -> Any:
    return browser.get(f"/q/{code}", headers={"user-agent": agent, **headers})


def _scans() -> int:
    return sum(ScanCount.objects.values_list("count", flat=True))


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (TargetKind.PROCEDURE, "/thu-tuc/1.001193/"),
        (TargetKind.LIFE_EVENT, "/thu-tuc/?viec=sinh-con"),
        (TargetKind.SEARCH, "/"),
    ],
)
@pytest.mark.parametrize("agent", [PHONE, ZALO])
def test_a_scan_leads_on_and_counts_once(
    browser: Client, board: Board, moment: object, kind: TargetKind, page: str, agent: str
) -> None:
    response = _scan(browser, _item(board, kind).code, agent)
    assert (response.status_code, response.headers["Location"]) == (302, page)
    assert browser.get(page).status_code == 200
    counted = ScanCount.objects.get()
    assert (counted.item, counted.day, counted.count) == (_item(board, kind), MONDAY_9.date(), 1)


def test_it_costs_two_queries_and_keeps_nothing_in_the_browser_or_a_cache(
    browser: Client, board: Board, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    code = _item(board).code
    with django_assert_num_queries(2):
        response = _scan(browser, code)
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("agent", PREVIEWS)
def test_previews_and_programs_are_led_on_uncounted(browser: Client, board: Board, agent: str) -> None:
    assert _scan(browser, _item(board).code, agent).status_code == 302
    assert _scans() == 0


@pytest.mark.parametrize("header", ["sec-purpose", "purpose", "x-moz"])
def test_a_page_fetched_ahead_is_not_counted(browser: Client, board: Board, header: str) -> None:
    assert _scan(browser, _item(board).code, **{header: "prefetch"}).status_code == 302
    assert _scans() == 0


def test_a_look_at_the_headers_is_not_counted(browser: Client, board: Board) -> None:
    assert browser.head(f"/q/{_item(board).code}", headers={"user-agent": PHONE}).status_code == 302
    assert _scans() == 0


def test_a_typed_code_may_have_capitals_spaces_and_a_slash(browser: Client, board: Board) -> None:
    code = _item(board).code
    for typed in (code.upper(), f"{code[:3]}%20{code[3:]}", f"{code[:3]}-{code[3:]}", f"{code}/"):
        assert _scan(browser, typed).headers["Location"] == "/thu-tuc/1.001193/", typed
    assert _scans() == 4


def test_a_new_version_is_what_the_old_paper_leads_to(browser: Client, board: Board) -> None:
    published(name="Đăng ký khai sinh theo quy định mới")
    page = browser.get(f"/q/{_item(board).code}", headers={"user-agent": PHONE}, follow=True)
    assert "theo quy định mới" in read_page(page.content).one("h1").text


def test_a_withdrawn_procedure_says_so_counts_and_offers_the_search(browser: Client, board: Board) -> None:
    Procedure.objects.update(current=None)
    response = _scan(browser, _item(board).code)
    page = read_page(response.content)
    assert response.status_code == 410
    assert "không còn được công bố" in page.one("h1").text
    assert "Đăng ký khai sinh" in page.one("main").text
    assert page.one("main").one("form").attributes["action"] == "/thu-tuc/"
    old = [link.attributes["href"] for link in page.one("main").all("a")]
    assert old == ["/thu-tuc/1.001193/ban/1/"]
    assert browser.get(old[0]).status_code == 200
    assert _scans() == 1


def test_a_life_event_that_is_no_more_says_so(browser: Client, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "LIFE_EVENTS", {})
    response = _scan(browser, _item(board, TargetKind.LIFE_EVENT).code)
    assert response.status_code == 410
    assert "Mục này đã được bỏ" in read_page(response.content).one("main").text


@pytest.mark.parametrize("code", ["zzzzzz", "abc", "9.999999", "1.001193x", "%3Cscript%3E"])
def test_an_unknown_code_says_so_and_offers_the_search(browser: Client, board: Board, code: str) -> None:
    response = _scan(browser, code)
    page = read_page(response.content)
    assert response.status_code == 404
    assert page.one("h1").text == "Không có mã này"
    assert page.one("main").one("form").attributes["action"] == "/thu-tuc/"
    assert b"<script>" not in response.content
    assert _scans() == 0


def test_the_code_of_a_procedure_leads_to_it_uncounted(
    browser: Client, birth: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert _scan(browser, "1.001193").headers["Location"] == "/thu-tuc/1.001193/"
    assert _scans() == 0
    Procedure.objects.update(current=None)
    assert _scan(browser, "1.001193").status_code == 410
