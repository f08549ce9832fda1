"""What search engines read: which pages there are and since when, and a procedure as structured data."""

import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.factories.city import City
from tests.web.page_reading import read_page
from tests.web.portal.published import PUBLISHED, content, published

from motcua.domain.catalogue.actions import publish
from motcua.domain.catalogue.content import Content
from motcua.web.portal.views import indexing

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.BASE_URL = "https://motcua.example"


def places(browser: Client, path: str) -> dict[str, str | None]:
    """Address and day of every entry of a file."""
    response = browser.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    entries = ElementTree.fromstring(response.content)
    return {str(one.findtext("s:loc", None, NAMES)): one.findtext("s:lastmod", None, NAMES) for one in entries}


def below(address: str) -> str:
    return address.removeprefix("https://motcua.example")


def renewed(**changes: Any) -> None:
    later = Content.from_json(content(**changes))
    publish(content=later, raw=None, unread=[], source="", at=PUBLISHED + timedelta(days=30))


def test_every_page_is_reached_from_the_index_once(
    browser: Client, town: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_A_FILE", 2)
    codes = [f"2.00000{number}" for number in range(5)]
    for code in codes:
        published(code=code, name=f"Thủ tục {code}")
    files = list(places(browser, "/sitemap.xml"))
    listed = [address for one in files for address in places(browser, below(one))]
    assert len(files) == 4
    assert len(listed) == len(set(listed))
    assert [f"https://motcua.example/thu-tuc/{code}/" for code in codes] == [one for one in listed if "/2.0" in one]
    assert {browser.get(below(address)).status_code for address in listed} == {200}


def test_days_are_those_of_the_current_versions(browser: Client, town: City) -> None:
    published()
    published(code="1.000894", name="Đăng ký kết hôn")
    renewed(name="Đăng ký khai sinh mới")
    days = {below(address): day for address, day in places(browser, "/sitemap-thu-tuc-1.xml").items()}
    changed = (PUBLISHED + timedelta(days=30)).isoformat(timespec="seconds")
    assert (days["/thu-tuc/1.001193/"] or "")[:10] == changed[:10] != (days["/thu-tuc/1.000894/"] or "")[:10]
    whole = places(browser, "/sitemap.xml")["https://motcua.example/sitemap-thu-tuc-1.xml"]
    assert whole == days["/thu-tuc/1.001193/"]


@pytest.mark.parametrize("number", ["0", "2", "999999999999"])
def test_a_file_that_is_not_there_is_not_found(browser: Client, town: City, number: str) -> None:
    published()
    assert browser.get(f"/sitemap-thu-tuc-{number}.xml").status_code == 404


def test_site_maps_need_few_queries(
    browser: Client, town: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published()
    for path, queries in (("/sitemap.xml", 1), ("/sitemap-trang.xml", 2), ("/sitemap-thu-tuc-1.xml", 1)):
        with django_assert_num_queries(queries):
            browser.get(path)


def test_programs_are_told_what_to_leave_alone(browser: Client, db: None) -> None:
    told = browser.get("/robots.txt").content.decode()
    assert "Sitemap: https://motcua.example/sitemap.xml" in told
    for path in ("/ho-so/", "/nop/", "/tim/", "/ban-lam-viec/"):
        assert f"Disallow: {path}\n" in told


def structured(browser: Client, path: str = "/thu-tuc/1.001193/") -> dict[str, Any]:
    page = read_page(browser.get(path).content)
    return dict(json.loads("".join(map(str, page.one("script", type="application/ld+json").children))))


def test_a_procedure_is_described_as_a_government_service(browser: Client, town: City) -> None:
    published()
    told = structured(browser)
    assert (told["@type"], told["identifier"], told["name"]) == ("GovernmentService", "1.001193", "Đăng ký khai sinh")
    assert told["url"] == "https://motcua.example/thu-tuc/1.001193/"
    assert [one["name"] for one in told["availableChannel"]] == ["Trực tiếp", "Trực tuyến"]
    assert [(one["price"], one["category"]) for one in told["offers"]] == [(8000, "Trực tiếp"), (0, "Trực tuyến")]


def test_what_is_not_published_is_left_out_and_working_days_are_no_duration(browser: Client, town: City) -> None:
    channels = [
        {"channel": "direct", "limit": {"value": 5, "unit": "working_day"}, "fees": None, "note": None},
        {"channel": "postal", "limit": {"value": 30, "unit": "day"}, "fees": None, "note": None},
    ]
    agency = {"executing": None, "deciding": None, "cooperating": None}
    published(channels=channels, agency=agency, results=None, audience=None)
    told = structured(browser)
    assert {"offers", "provider", "serviceOutput", "audience", "description"}.isdisjoint(told)
    assert [one.get("processingTime") for one in told["availableChannel"]] == [None, "P30D"]


def test_structured_data_are_the_same_in_english_and_cannot_end_their_element(browser: Client, town: City) -> None:
    published(name="Cấp </script><script>alert(1)</script> & <!-- bản")
    vietnamese = structured(browser)
    assert vietnamese["name"] == "Cấp </script><script>alert(1)</script> & <!-- bản"
    browser.cookies["django_language"] = "en"
    assert structured(browser) == vietnamese


def test_a_page_names_its_one_address_and_an_old_version_stays_out_of_the_index(browser: Client, town: City) -> None:
    published()
    renewed(name="Đăng ký khai sinh mới")
    for path, out in (("/thu-tuc/1.001193/", 0), ("/thu-tuc/1.001193/ban/1/", 1)):
        page = read_page(browser.get(path).content)
        assert page.one("link", rel="canonical").attributes["href"] == "https://motcua.example/thu-tuc/1.001193/"
        assert {one.attributes["hreflang"] for one in page.all("link", rel="alternate")} == {"vi", "x-default"}
        assert len(page.all("meta", name="robots")) == out
        assert len(page.all("script", type="application/ld+json")) == 1 - out
