"""The kiosk: everything is reached by plain links, nothing is kept, what is not published is said to be so."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import document, published

from motcua.domain.boards.models import ScanCount
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.models import Procedure, ProcedureVersion

PAGES = [
    "/kiosk/",
    "/kiosk/tim/",
    "/kiosk/tim/?q=khai+sinh",
    "/kiosk/tim/goi-y/?q=khai+sinh",
    "/kiosk/viec/sinh-con/",
    "/kiosk/linh-vuc/",
    "/kiosk/linh-vuc/ho-tich/",
    "/kiosk/thu-tuc/1.001193/",
    "/kiosk/ho-so/",
]
MARRIAGE = {"code": "ket-hon", "name": "Kết hôn", "name_en": "Marriage"}
LOST = ["/kiosk/thu-tuc/9.999999/", "/kiosk/viec/bay/", "/kiosk/linh-vuc/bay/", "/kiosk/khong-co/", "/kiosk/en/x/y/"]


OTHERS = (
    "Cấp thẻ căn cước", "Đổi giấy phép lái xe", "Chứng thực bản sao từ bản chính", "Đăng ký tạm trú", "Tách thửa đất",
    "Trợ cấp xã hội hằng tháng", "Cấp giấy phép xây dựng nhà ở", "Đăng ký thành lập hộ kinh doanh", "Chặt hạ cây xanh",
    "Cấp phiếu lý lịch tư pháp", "Bán lẻ rượu", "Xác định mức độ khuyết tật",
)  # fmt: skip


def _fill(name: str, number: int, **changes: Any) -> None:
    """Publish procedures of one kind among others: in a catalogue of one kind alone its words tell nothing."""
    for place, other in enumerate(OTHERS):
        published(code=f"2.0000{place:02}", name=other, field={"code": "khac", "name": "Khác", "name_en": "Other"})
    for place in range(number):
        published(code=f"1.0000{place:02}", name=f"{name} thứ {place}", **changes)


def _page(kiosk: Client, address: str, status: int = 200) -> Element:
    response = kiosk.get(address)
    assert response.status_code == status, address
    return read_page(response.content)


def _english(address: str) -> str:
    return address.replace("/kiosk/", "/kiosk/en/", 1)


@pytest.mark.parametrize("address", [*PAGES, *LOST])
def test_nothing_is_kept_in_browser_or_cache(kiosk: Client, birth: ProcedureVersion, address: str) -> None:
    for one in {address, _english(address) if "/en/" not in address else address}:
        response = kiosk.get(one)
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("address", PAGES)
def test_no_form_sends_more_than_the_question(kiosk: Client, birth: ProcedureVersion, address: str) -> None:
    forms = _page(kiosk, address).all("form")
    assert all(form.attributes.get("method", "get") == "get" for form in forms)
    assert {field.attributes["name"] for form in forms for field in form.all("input")} <= {"q"}


def test_every_page_is_reached_by_links_from_the_first(kiosk: Client, birth: ProcedureVersion) -> None:
    seen: set[str] = set()
    ahead = ["/kiosk/"]
    while ahead:
        address = ahead.pop()
        seen.add(address)
        links = {link.attributes["href"] for link in _page(kiosk, address).all("a")}
        ahead += [one for one in links - seen - set(ahead) if one.startswith("/kiosk/")]
    expected = {page for page in PAGES if "?q=" not in page and page != "/kiosk/tim/"}
    assert expected | {_english(page) for page in expected} <= seen
    assert {f"/kiosk/viec/{key}/" for key in LIFE_EVENTS} <= seen


def test_no_link_leaves_the_kiosk(kiosk: Client, birth: ProcedureVersion) -> None:
    for address in PAGES:
        links = [link.attributes["href"] for link in _page(kiosk, address).all("a")]
        assert [link for link in links if not link.startswith(("/kiosk/", "?", "#"))] == [], address


def test_a_search_in_ones_own_words_finds_the_procedure(kiosk: Client, birth: ProcedureVersion) -> None:
    for words in ("khai sinh", "lam giay khai sinh cho con", "dang ki khai sinh"):
        page = _page(kiosk, f"/kiosk/tim/?q={words}")
        assert page.one(cls="mk-row").attributes["href"] == "/kiosk/thu-tuc/1.001193/", words
        assert page.one("input", id="q").attributes["value"] == words


def test_suggestions_are_a_part_of_a_page_and_few(kiosk: Client, birth: ProcedureVersion) -> None:
    _fill("Đăng ký thường trú", 6)
    body = kiosk.get("/kiosk/tim/goi-y/?q=thuong tru").content
    assert b"<html" not in body
    assert len(read_page(body).all(cls="mk-row")) == 4
    assert not read_page(kiosk.get("/kiosk/tim/goi-y/?q=").content).all("a")


def test_nothing_found_says_what_to_do(kiosk: Client, birth: ProcedureVersion) -> None:
    assert "hỏi cán bộ ở quầy" in _page(kiosk, "/kiosk/tim/?q=xyzxyz").one(cls="mk-lead").text
    assert "Gõ vài từ" in _page(kiosk, "/kiosk/tim/?q=+").one(cls="mk-lead").text


def test_words_are_text(kiosk: Client, birth: ProcedureVersion) -> None:
    page = _page(kiosk, "/kiosk/tim/?q=<script>alert(1)</script>%00")
    assert not page.one("main").all("script")
    assert "<script>" in page.one("h1").text


def test_long_lists_are_turned_page_by_page(kiosk: Client, birth: ProcedureVersion) -> None:
    _fill("Đăng ký kết hôn", 11, field=MARRIAGE)
    for address in ("/kiosk/linh-vuc/ket-hon/", "/kiosk/viec/ket-hon/", "/kiosk/tim/?q=ket hon"):
        seen = []
        page = _page(kiosk, address)
        seen += [row.attributes["href"] for row in page.all(cls="mk-row")]
        assert len(seen) == 8
        (onward,) = [link for link in page.all("a") if link.text == "Trang sau"]
        page = _page(kiosk, address.partition("?")[0] + onward.attributes["href"])
        assert page.one(cls="mk-turning__where").text == "Trang 2 trên 2"
        seen += [row.attributes["href"] for row in page.all(cls="mk-row")]
        assert len(set(seen)) == 11, address


def _facts(page: Element) -> dict[str, str]:
    return {fact.one("dt").text: fact.one("dd").text for fact in page.all(cls="mk-fact")}


def test_the_short_form_tells_limit_fee_place_and_papers(kiosk: Client, birth: ProcedureVersion) -> None:
    page = _page(kiosk, "/kiosk/thu-tuc/1.001193/")
    facts = _facts(page)
    assert facts["Thời hạn"] == "3 ngày làm việc"
    assert facts["Nơi giải quyết"] == "Ủy ban nhân dân cấp xã"
    assert "8.000" in facts["Phí, lệ phí"]
    papers = [paper.text for paper in page.all(cls="mk-paper")]
    assert papers == [
        "Tờ khai đăng ký khai sinh 1 bản chính",
        "Giấy chứng sinh 1 bản chính",
        "Giấy tờ tùy thân 1 bản chính Không cần nộp: đã có trong Cơ sở dữ liệu dân cư",
        "Văn bản ủy quyền 1 bản chính chỉ nộp nếu có",
    ]


def test_what_is_not_published_is_said_to_be_so(kiosk: Client, birth: ProcedureVersion) -> None:
    unknown: dict[str, Any] = {"channel": "direct", "limit": None, "fees": None, "note": None}
    agency = {"executing": None, "deciding": None, "cooperating": None}
    published(code="1.000002", name="Thủ tục chưa rõ", channels=[unknown], cases=None, agency=agency)
    page = _page(kiosk, "/kiosk/thu-tuc/1.000002/")
    assert set(_facts(page).values()) == {"Chưa công bố"}
    assert "Chưa công bố" in page.one(cls="mk-procedure__papers").text
    assert "nộp tại quầy" in page.one(cls="mk-take__more").text
    assert "Không thu phí" not in page.text


def test_cases_are_opened_by_a_touch(kiosk: Client, birth: ProcedureVersion) -> None:
    names = {"d1": "Nhà mình", "d2": "Nhà thuê"}
    cases = [{"name": name, "documents": [document(key, f"Giấy {name}")]} for key, name in names.items()]
    published(code="1.000003", name="Đăng ký thường trú", cases=cases)
    page = _page(kiosk, "/kiosk/thu-tuc/1.000003/")
    assert [case.one("summary").text for case in page.all("details")] == ["Nhà mình", "Nhà thuê"]
    assert [case.one(cls="mk-paper__name").text for case in page.all("details")] == ["Giấy Nhà mình", "Giấy Nhà thuê"]


def test_the_code_to_take_along_leads_to_the_procedure_uncounted(
    kiosk: Client, birth: ProcedureVersion, settings: Settings
) -> None:
    settings.BASE_URL = "https://dvc.example.vn"
    page = _page(kiosk, "/kiosk/thu-tuc/1.001193/")
    assert page.one(cls="mk-take__address").text == "dvc.example.vn/q/1.001193"
    phone = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130"})
    assert phone.get("/q/1.001193")["Location"] == "/thu-tuc/1.001193/"
    assert not ScanCount.objects.exists()


def test_a_dossier_is_followed_on_ones_own_telephone(kiosk: Client, birth: ProcedureVersion) -> None:
    page = _page(kiosk, "/kiosk/ho-so/")
    assert page.one(cls="mk-take__address").text == "localhost:8000/ho-so/"
    assert not page.all("input")


@pytest.mark.parametrize("address", LOST)
def test_what_is_not_there_is_told_in_large_type(kiosk: Client, birth: ProcedureVersion, address: str) -> None:
    page = _page(kiosk, address, 404)
    assert page.one("body").attributes["class"] == "mk"
    assert page.one("body").attributes["data-start"] == "/kiosk/"


def test_a_withdrawn_procedure_is_not_shown(kiosk: Client, birth: ProcedureVersion) -> None:
    Procedure.objects.update(current=None)
    _page(kiosk, "/kiosk/thu-tuc/1.001193/", 404)


@pytest.mark.parametrize("address", [page for page in PAGES if "goi-y" not in page])
def test_the_language_is_in_the_address_and_stays(kiosk: Client, birth: ProcedureVersion, address: str) -> None:
    vietnamese = _page(kiosk, address)
    english = _page(kiosk, _english(address))
    assert (vietnamese.one("html").attributes["lang"], english.one("html").attributes["lang"]) == ("vi", "en")
    assert vietnamese.one(cls="mk-head__language").attributes["href"] == _english(address)
    assert english.one(cls="mk-head__language").attributes["href"] == address
    links = {link.attributes["href"] for link in english.one("main").all("a")}
    assert [link for link in links if link.startswith("/") and not link.startswith("/kiosk/en/")] == []


def test_the_language_of_the_portal_does_not_count(kiosk: Client, birth: ProcedureVersion) -> None:
    kiosk.cookies["django_language"] = "en"
    assert _page(kiosk, "/kiosk/").one("html").attributes["lang"] == "vi"


def test_without_script_a_page_left_alone_goes_back_by_itself(kiosk: Client, birth: ProcedureVersion) -> None:
    body = kiosk.get("/kiosk/en/thu-tuc/1.001193/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="300; url=/kiosk/"></noscript>' in body
    assert "http-equiv" not in kiosk.get("/kiosk/").content.decode()


QUERIES = {
    "/kiosk/": 0,
    "/kiosk/tim/": 0,
    "/kiosk/tim/?q=khai+sinh": 2,
    "/kiosk/tim/goi-y/?q=khai+sinh": 2,
    "/kiosk/viec/sinh-con/": 2,
    "/kiosk/linh-vuc/": 1,
    "/kiosk/linh-vuc/ho-tich/": 3,
    "/kiosk/thu-tuc/1.001193/": 1,
    "/kiosk/ho-so/": 0,
}


@pytest.mark.parametrize("address", QUERIES)
def test_queries_are_few(
    kiosk: Client, birth: ProcedureVersion, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kiosk.get(address)  # index and content are in memory from then on
    with django_assert_num_queries(QUERIES[address]):
        kiosk.get(address)
