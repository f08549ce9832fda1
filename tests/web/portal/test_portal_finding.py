"""Finding a procedure: the first page, the list, its filters and its pages."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import City
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import published

from motcua.domain.agencies.models import ServicePoint
from motcua.domain.assistant import finding
from motcua.domain.assistant.models import SearchQuestion
from motcua.domain.catalogue.models import ProcedureVersion

HTMX = {"HX-Request": "true"}


@pytest.fixture
def several(town: City) -> None:
    """Four procedures of two fields and two levels."""
    land = {"code": "dat-dai", "name": "Đất đai", "name_en": "Land"}
    published()
    published(code="1.000894", name="Đăng ký kết hôn", name_en="Marriage registration")
    published(code="1.012784", name="Tách thửa hoặc hợp thửa đất", name_en="", field=land, levels=["province"])
    published(code="1.012812", name="Hòa giải tranh chấp đất đai", name_en="", field=land, levels=["ward"])


def listed(browser: Client, **question: Any) -> Element:
    response = browser.get(f"/thu-tuc/?{urlencode(question)}")
    assert response.status_code == 200
    return read_page(response.content)


def names(page: Element) -> list[str]:
    return [row.one("h2").text for row in page.all("li", cls="mc-result")]


def test_the_first_page_leads_to_search_and_to_a_dossier(browser: Client, several: None) -> None:
    page = read_page(browser.get("/").content)
    search = page.one("main").one("form", role="search")
    assert (search.attributes["action"], search.one("input").attributes["name"]) == ("/thu-tuc/", "q")
    follow = page.one(cls="mc-follow-box").one("form")
    assert (follow.attributes["method"], follow.attributes["action"]) == ("post", "/ho-so/")
    assert {"code", "factor"} <= set(follow.values())


def test_the_first_page_needs_one_query(
    browser: Client, several: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.get("/")
    with django_assert_num_queries(1):
        browser.get("/")


def test_every_tile_of_the_first_page_leads_to_procedures(browser: Client, several: None) -> None:
    page = read_page(browser.get("/").content)
    tiles = {tile.text: tile.attributes["href"] for tile in page.all("a", cls="mc-tile__link")}
    assert names(read_page(browser.get(tiles["Nhà, đất"]).content)) == [
        "Hòa giải tranh chấp đất đai", "Tách thửa hoặc hợp thửa đất",
    ]  # fmt: skip
    assert names(read_page(browser.get(tiles["Hôn nhân, gia đình"]).content)) == ["Đăng ký kết hôn"]


@pytest.mark.parametrize(
    "typed",
    [
        "khai sinh", "KHAI SINH", "dang ky khai sinh", "1.001193", "Tôi muốn làm giấy khai sinh cho con",
        "thủ tục khai sinh như thế nào", "đi làm khai sinh ở đâu",
    ],
)  # fmt: skip
def test_marks_case_and_words_around_do_not_matter(browser: Client, several: None, typed: str) -> None:
    assert names(listed(browser, q=typed)) == ["Đăng ký khai sinh"]


def test_words_nothing_holds_do_not_keep_from_finding_the_rest(browser: Client, several: None) -> None:
    assert names(listed(browser, q="hòa giải tranh chấp hàng xóm"))[0] == "Hòa giải tranh chấp đất đai"


def test_a_mistyped_question_is_offered_as_it_was_understood(browser: Client, several: None) -> None:
    results = listed(browser, q="dang ky khai snih").one(id="results")
    assert "Bạn có muốn tìm" in results.text
    assert "/thu-tuc/?q=dang%20ky%20khai%20sinh" in [link.attributes["href"] for link in results.all("a")]
    assert "Bạn có muốn tìm" not in listed(browser, q="dang ky khai sinh").one(id="results").text


@pytest.mark.parametrize("typed", ["làm", "thủ tục", "tôi muốn hỏi"])
def test_words_that_tell_nothing_alone_are_looked_for_all_the_same(browser: Client, several: None, typed: str) -> None:
    assert names(listed(browser, q=typed)) == []


def test_filters_narrow_by_field_and_level(browser: Client, several: None) -> None:
    assert names(listed(browser, **{"linh-vuc": "dat-dai"})) == [
        "Hòa giải tranh chấp đất đai", "Tách thửa hoặc hợp thửa đất",
    ]  # fmt: skip
    assert names(listed(browser, **{"linh-vuc": "dat-dai", "cap": "province"})) == ["Tách thửa hoặc hợp thửa đất"]


def test_the_filters_shown_are_those_asked_for(browser: Client, several: None) -> None:
    form = listed(browser, q="đất", **{"linh-vuc": "dat-dai", "cap": "ward"}).one("form", cls="mc-finder")
    assert form.values() == {"q": "đất", "linh-vuc": "dat-dai", "cap": "ward", "doi-tuong": ""}


def test_an_empty_list_says_what_to_try(browser: Client, several: None) -> None:
    page = listed(browser, q="zzz", cap="ward")
    assert names(page) == []
    ways = [link.attributes["href"] for link in page.one(cls="mc-empty").all("a")]
    assert ways == ["/thu-tuc/?q=zzz", "/thu-tuc/", "/noi-tiep-nhan/"]


def test_an_empty_list_names_somebody_to_call_and_the_nearest_there_are(
    browser: Client, several: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ServicePoint.objects.update(phone="024 1022", is_open=True)
    monkeypatch.setattr(finding, "_LEAST_TRUST", 1.1)
    page = listed(browser, q="khai sinh, kết hôn, đất đai, tranh chấp")
    assert "tel:0241022" in [link.attributes["href"] for link in page.one(cls="mc-empty").all("a")]
    assert len(names(page)) == 3


def test_a_long_list_has_pages_that_keep_the_question(browser: Client, town: City) -> None:
    for number in range(25):
        published(code=f"2.{number:06}", name=f"Cấp giấy phép số {number:02}", name_en="")
    first = listed(browser, **{"linh-vuc": "ho-tich", "cap": "ward"})
    second_page = first.one("a", rel="next").attributes["href"]
    second = read_page(browser.get(f"/thu-tuc/{second_page}").content)
    assert len(names(first)) == 20
    assert names(second) == [f"Cấp giấy phép số {number:02}" for number in range(20, 25)]
    assert second.one("form", cls="mc-finder").values()["cap"] == "ward"


@pytest.mark.parametrize("page", ["0", "-1", "abc", "²", "99999999999999999999", "5"])
def test_a_page_that_is_not_there_is_no_error(browser: Client, several: None, page: str) -> None:
    assert browser.get("/thu-tuc/", {"trang": page}).status_code == 200


def test_the_part_htmx_gets_equals_the_part_of_a_reload(browser: Client, several: None) -> None:
    address = "/thu-tuc/?q=dat"
    part = browser.get(address, headers=HTMX)
    whole = browser.get(address)
    assert "<html" not in part.content.decode()
    assert read_page(part.content).text == read_page(whole.content).one(id="results").text
    assert "HX-Request" in whole.headers["Vary"]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/thu-tuc/", 3),
        ("/thu-tuc/?viec=nha-dat", 3),
        ("/thu-tuc/?q=tach+thua+dat", 3),
        ("/thu-tuc/?q=hoa+giai+dat+dai&cap=ward", 4),
    ],
)
def test_the_list_needs_few_queries(
    browser: Client, several: None, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int
) -> None:
    browser.get(address)
    with django_assert_num_queries(queries):
        browser.get(address)


@pytest.fixture
def person() -> Client:
    """A person's browser: programs are not counted."""
    return Client(headers={"User-Agent": "Mozilla/5.0"})


def asked() -> list[tuple[str, int, int]]:
    return list(SearchQuestion.objects.order_by("pk").values_list("question", "results", "clicked"))


def test_a_search_is_noted_and_so_is_the_place_of_the_first_result_opened(person: Client, several: None) -> None:
    page = listed(person, q="Hòa giải hoặc tách thửa đất")
    assert asked() == [("hoa giai hoac tach thua dat", 2, 0)]
    first, second = (row.one("a").attributes["href"] for row in page.all("li", cls="mc-result"))
    opened = person.get(second)
    assert (opened.status_code, opened["Location"]) == (302, "/thu-tuc/1.012812/")
    person.get(first)
    assert asked() == [("hoa giai hoac tach thua dat", 2, 2)]
    assert not opened.cookies


def test_a_search_is_noted_without_what_is_personal(person: Client, several: None) -> None:
    listed(person, q="khai sinh cho con, gọi 0912 345 678")
    assert "912" not in asked()[0][0]


@pytest.mark.parametrize("question", [{}, {"q": "1.001193"}, {"q": "khai sinh", "cap": "ward"}, {"viec": "nha-dat"}])
def test_what_teaches_nothing_about_words_is_not_noted(person: Client, several: None, question: dict[str, str]) -> None:
    page = listed(person, **question)
    assert asked() == []
    for row in page.all("li", cls="mc-result"):
        assert row.one("a").attributes["href"].startswith("/thu-tuc/")


def test_programs_are_not_noted(browser: Client, person: Client, several: None) -> None:
    listed(browser, q="khai sinh")
    assert asked() == []
    address = listed(person, q="khai sinh").all("li", cls="mc-result")[0].one("a").attributes["href"]
    browser.get(address)
    assert [clicked for _, _, clicked in asked()] == [0]


@pytest.mark.parametrize("token", ["1~1~1.001193~x", "1~1~1.001193", "x", "%00"])
def test_a_result_nobody_was_shown_leads_nowhere(person: Client, several: None, token: str) -> None:
    assert person.get(f"/tim/mo/{token}").status_code == 404


def test_suggestions_complete_what_is_typed(
    browser: Client, several: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.get("/tim/goi-y?q=khai")
    with django_assert_num_queries(1):
        part = browser.get("/tim/goi-y?q=khai+si")
    offered = read_page(part.content).all("a")
    assert 0 < len(offered) <= 8
    assert all(link.attributes["href"].startswith("/thu-tuc/?q=") for link in offered)
    assert [link.text for link in offered if "khai sinh" in link.text.lower()]


@pytest.mark.parametrize("typed", ["", "k", " ", "\0", "%00"])
def test_too_little_typed_suggests_nothing(browser: Client, several: None, typed: str) -> None:
    part = browser.get("/tim/goi-y", {"q": typed})
    assert (part.status_code, part.content.strip()) == (200, b"")


def test_every_page_has_one_way_to_search_that_works_without_script(browser: Client, several: None) -> None:
    for address in ("/", "/thu-tuc/", "/thu-tuc/1.001193/", "/noi-tiep-nhan/", "/ho-so/", "/ve-mot-cua/"):
        forms = [form for form in read_page(browser.get(address).content).all("form", role="search")
                 if form.attributes["action"] == "/thu-tuc/"]  # fmt: skip
        assert [form.one("input", type="search").attributes["name"] for form in forms] == ["q"], address


def test_the_list_speaks_english_where_names_are_translated(browser: Client, several: None) -> None:
    browser.cookies["django_language"] = "en"
    page = listed(browser, q="kết hôn")
    assert names(page) == ["Marriage registration"]
    assert page.one("html").attributes["lang"] == "en"


def test_a_name_with_markup_is_shown_as_text(browser: Client, town: City, birth: ProcedureVersion) -> None:
    published(code="1.000001", name="Cấp <script>alert(1)</script>", name_en="")
    page = listed(browser, q="1.000001")
    assert names(page) == ["Cấp <script>alert(1)</script>"]
    assert page.one("main").all("script") == []
