"""On an English page what the catalogue says in Vietnamese is marked as Vietnamese, so that it is read out as such.

WCAG 2.2, 3.1.2: the language of parts. Titles and attributes cannot be marked in part and are left out.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.factories.city import MONDAY_9, City, city
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import content, document, published

from motcua.domain.agencies.models import PostRight, Right
from motcua.domain.assistant import published as shelf
from motcua.domain.boards.actions import make_board
from motcua.domain.boards.models import Board, TargetKind
from motcua.domain.boards.targets import Target
from motcua.web.portal.views import assistant

_CASES = [
    {
        "name": "Cha mẹ đã kết hôn",
        "documents": [
            document("d1", "Tờ khai đăng ký khai sinh", form_code="Mẫu số 01", note="Viết bằng chữ in hoa"),
            document("d2", "Giấy chứng sinh"),
        ],
    },
    {"name": "Cha mẹ chưa kết hôn", "documents": [document("d3", "Cam đoan về việc sinh có người làm chứng")]},
]
_FEE = {"name": "Lệ phí hộ tịch", "amount": 8000, "note": "nộp một lần khi đăng ký"}
_LIMIT = {"value": 3, "unit": "working_day"}
SAID: dict[str, Any] = {
    "name_en": None,
    "field": {"code": "ho-tich", "name": "Hộ tịch", "name_en": None},
    "summary": "Khai sinh cho trẻ mới sinh tại nơi cư trú",
    "cases": _CASES,
    "channels": [
        {"channel": kind, "limit": _LIMIT, "fees": [_FEE], "note": "Mang theo giấy tờ tùy thân"}
        for kind in ("direct", "online")
    ],
    "form": None,
}
_LETTERS = re.compile("[ăâđêôơưạảấầậắặẹếềệịọốồộớợụứừựỳỹ]", re.IGNORECASE)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(one)


# A document's number is read in any language.
DATA = {said for said in _strings(content(**SAID)) if _LETTERS.search(said)} - {content()["decision"]["number"]}
QUESTIONS = (
    "đăng ký khai sinh cần giấy tờ gì", "lệ phí đăng ký khai sinh", "đăng ký khai sinh mất bao lâu",
    "đăng ký khai sinh ở đâu", "đăng ký khai sinh cần điều kiện gì", "đăng ký khai sinh theo luật nào",
    "đăng ký khai sinh dùng mẫu đơn nào", "đăng ký khai sinh được kết quả gì", "các bước đăng ký khai sinh",
    "những thủ tục nào về khai sinh", "khai sinh",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _index_in_place(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCH_INDEX_BUILT_ASIDE = False
    monkeypatch.setattr(shelf._SHELF, "held", None)
    assistant.PACE.forget()


@pytest.fixture
def town(db: None) -> City:
    founded = city()
    published(**SAID)
    for code, name in (("1.004884", "Đăng ký lại khai sinh"), ("1.004772", "Đăng ký khai sinh lưu động")):
        published(**SAID | {"code": code, "name": name})
    return founded


@pytest.fixture
def browser(town: City) -> Client:
    reader = Client()
    reader.cookies["django_language"] = "en"
    return reader


def unmarked(response: Any) -> list[str]:
    """The pieces of an English page that hold what the catalogue says without being marked as Vietnamese."""
    page = read_page(response.content)
    assert page.one("html").attributes["lang"] == "en"
    known = [*DATA, "Đăng ký lại khai sinh", "Đăng ký khai sinh lưu động"]
    return [piece for piece in _pieces(page, "en") if any(said in piece for said in known)]


def _pieces(element: Element, language: str) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            if language != "vi":
                yield " ".join(child.split())
        elif child.tag not in ("script", "style", "title", "textarea"):
            yield from _pieces(child, child.attributes.get("lang", language))


def test_the_judge_finds_what_is_not_marked(browser: Client) -> None:
    response = browser.get("/thu-tuc/1.001193/")
    assert unmarked(response) == []
    response.content = response.content.replace(b'lang="vi"', b"")
    assert "Giấy chứng sinh" in unmarked(response)


@pytest.mark.parametrize(
    "address",
    ["/", "/thu-tuc/", "/thu-tuc/?q=khai+sinh", "/thu-tuc/?q=xyz", "/thu-tuc/?linh-vuc=ho-tich", "/thu-tuc/1.001193/",
     "/tim/goi-y?q=khai", "/noi-tiep-nhan/", "/kiosk/en/", "/kiosk/en/tim/?q=khai+sinh", "/kiosk/en/thu-tuc/1.001193/",
     "/hoi-dap/?thu-tuc=1.001193"],
)  # fmt: skip
def test_the_pages_of_the_catalogue(browser: Client, address: str) -> None:
    response = browser.get(address)
    assert response.status_code == 200
    if address.startswith("/tim/goi-y"):
        response.content = b'<html lang="en">' + response.content + b"</html>"
    assert unmarked(response) == []


def test_the_guide_from_its_questions_to_the_checklist(browser: Client) -> None:
    address, seen = "/thu-tuc/1.001193/chuan-bi/", []
    for _ in range(12):
        response = browser.get(address, follow=True)
        seen += unmarked(response)
        address = response.redirect_chain[-1][0] if response.redirect_chain else address
        forms = read_page(response.content).all("form", method="post")
        asked = [one for form in forms for one in form.all("input", name="tra-loi")]
        if address.startswith("/dm/") or not forms:
            break
        answer = {"tra-loi": asked[0].attributes["value"]} if asked else {"tra-loi": ""}
        address = browser.post(address, answer, follow=True).redirect_chain[-1][0]
    assert address.startswith("/dm/")
    assert seen == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answers_of_the_assistant(browser: Client, question: str) -> None:
    response = browser.post("/hoi-dap/", {"hoi": question}, follow=True)
    assert unmarked(response) == []


def test_an_answer_stays_marked_by_the_language_it_was_given_in(browser: Client) -> None:
    browser.post("/hoi-dap/", {"hoi": QUESTIONS[0]})
    browser.cookies["django_language"] = "vi"
    browser.post("/hoi-dap/", {"hoi": QUESTIONS[0]})
    for language in ("vi", "en"):
        browser.cookies["django_language"] = language
        response = browser.get("/hoi-dap/")
        english, vietnamese = read_page(response.content).all(cls="mc-answer__words")
        assert (english.attributes["lang"], vietnamese.attributes["lang"]) == ("en", "vi")
        parts = [part.text for part in english.all("span", lang="vi")]
        assert {"Giấy chứng sinh", "Mẫu số 01", "Cha mẹ đã kết hôn", "Đăng ký khai sinh"} <= set(parts)
        assert vietnamese.all("span", lang="vi") == []


def test_a_name_that_is_translated_is_not_marked_as_vietnamese(browser: Client) -> None:
    published(**SAID | {"name_en": "Birth registration"})
    page = read_page(browser.post("/hoi-dap/", {"hoi": QUESTIONS[0]}, follow=True).content)
    about = page.one(id="hoi-ve").one("span")
    assert (about.text, about.attributes["lang"]) == ("Birth registration", "en")


def test_boards_at_the_desk(town: City, browser: Client) -> None:
    officer = town.ward.officers["reception"]
    PostRight.objects.create(post=town.ward.posts["reception"], right=Right.RECEIVE, agency=town.ward.agency)
    assert officer.account is not None
    browser.force_login(officer.account)
    browser.cookies["django_language"] = "en"
    board = make_board(
        agency=town.ward.agency, name="Thủ tục hay làm", place="Nhà văn hóa", size=Board.Size.A4, officer=None,
        targets=[Target(TargetKind.PROCEDURE, "1.001193")], at=MONDAY_9,
    )  # fmt: skip
    seen = unmarked(browser.post("/ban-lam-viec/bang-qr/moi/", {"find": "khai sinh", "viec": "tim"}))
    for address in ("", f"{board.code}/"):
        seen += unmarked(browser.get(f"/ban-lam-viec/bang-qr/{address}"))
    assert seen == []
