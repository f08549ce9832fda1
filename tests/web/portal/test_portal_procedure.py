"""The page of a procedure: what is published, and what is not as such."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import City
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import content, document, published

from motcua.domain.catalogue.models import ProcedureVersion


def opened(browser: Client, address: str = "/thu-tuc/1.001193/") -> Element:
    response = browser.get(address)
    assert response.status_code == 200
    return read_page(response.content)


def glance(page: Element) -> dict[str, str]:
    return {item.one("dt").text: item.one("dd").text for item in page.all(cls="mc-glance__item")}


def papers(page: Element) -> dict[str, str]:
    return {one.one(cls="mc-paper__name").text: one.one(cls="mc-paper__facts").text for one in page.all(cls="mc-paper")}


def test_the_three_answers_people_come_for_stand_first(browser: Client, birth: ProcedureVersion) -> None:
    assert glance(opened(browser)) == {
        "Thời hạn giải quyết": "3 ngày làm việc",
        "Phí, lệ phí": "8.000 đồng",
        "Cơ quan giải quyết": "Ủy ban nhân dân cấp xã",
    }


def test_what_is_not_published_is_never_shown_as_free_or_without_limit(browser: Client, town: City) -> None:
    published(channels=[{"channel": "online", "limit": None, "fees": None, "note": None}])
    page = opened(browser)
    assert glance(page)["Thời hạn giải quyết"] == "Chưa công bố"
    assert glance(page)["Phí, lệ phí"] == "Chưa công bố"
    assert [value.text for value in page.one(cls="mc-channel").all("dd")] == ["Chưa công bố", "Chưa công bố"]
    assert "không có nghĩa là miễn phí" in page.one(cls="mc-procedure__body").text


def test_a_fee_of_nothing_is_said_to_be_free(browser: Client, town: City) -> None:
    published(channels=[{"channel": "online", "limit": None, "fees": [], "note": None}])
    assert glance(opened(browser))["Phí, lệ phí"] == "Không thu phí"


def test_several_limits_of_one_channel_are_not_told_as_one(browser: Client, town: City) -> None:
    channels: list[dict[str, Any]] = [
        {"channel": "online", "limit": {"value": days, "unit": "working_day"}, "fees": [], "note": None}
        for days in (5, 10)
    ]
    published(channels=channels)
    assert glance(opened(browser))["Thời hạn giải quyết"] == "Tùy trường hợp, xem bảng bên dưới"


def test_papers_say_how_many_and_whether_the_state_has_them(browser: Client, birth: ProcedureVersion) -> None:
    shown = papers(opened(browser))
    assert shown["Giấy chứng sinh"] == "1 bản chính"
    assert shown["Giấy tờ tùy thân"] == "1 bản chính Không cần nộp: đã có trong Cơ sở dữ liệu dân cư"
    assert shown["Văn bản ủy quyền"] == "1 bản chính Chỉ nộp nếu có"


def test_papers_of_several_cases_stand_under_their_case(browser: Client, town: City) -> None:
    cases = [{"name": f"Trường hợp {n}", "documents": [document(f"d{n}", f"Giấy {n}")]} for n in (1, 2)]
    published(cases=cases)
    headings = [heading.text for heading in opened(browser).one(cls="mc-procedure__body").all("h3")]
    assert headings[:2] == ["Trường hợp 1", "Trường hợp 2"]


def test_the_hands_a_dossier_goes_through_are_a_list_and_a_drawing(browser: Client, birth: ProcedureVersion) -> None:
    page = opened(browser)
    steps = [step.one(cls="mc-process__name").text for step in page.one("ol", cls="mc-process").all("li")]
    assert steps == ["Tiếp nhận", "Thẩm định", "Phê duyệt", "Trả kết quả"]
    drawing = browser.get(page.one(cls="mc-diagram").attributes["data-source"])
    assert drawing.headers["Content-Type"].startswith("application/xml")
    assert b"<b:userTask" in drawing.content


def test_shares_of_the_limit_are_told_in_its_unit(browser: Client, birth: ProcedureVersion) -> None:
    shares = [one.text for one in opened(browser).all(cls="mc-process__share")]
    assert shares == ["tối đa 1,5 ngày làm việc", "tối đa 0,75 ngày làm việc"]


def test_one_applies_online_only_where_that_channel_is_published(browser: Client, town: City) -> None:
    published()
    published(code="1.000656", channels=[content()["channels"][0]])
    assert opened(browser).one("a", cls="mc-glance__apply").attributes["href"] == "/thu-tuc/1.001193/nop/"
    elsewhere = opened(browser, "/thu-tuc/1.000656/").one("a", cls="mc-glance__apply")
    assert elsewhere.attributes["href"] == "/noi-tiep-nhan/"


def test_earlier_versions_stay_readable_and_say_that_they_are_old(
    browser: Client, birth: ProcedureVersion, town: City
) -> None:
    from tests.web.portal.published import PUBLISHED

    from motcua.domain.catalogue.actions import publish
    from motcua.domain.catalogue.content import Content

    new = Content.from_json(content(name="Đăng ký khai sinh (mới)"))
    publish(content=new, raw=None, unread=[], source="test", at=PUBLISHED.replace(month=9))
    assert opened(browser).one("h1").text == "Đăng ký khai sinh (mới)"
    old = opened(browser, "/thu-tuc/1.001193/ban/1/")
    assert old.one("h1").text == "Đăng ký khai sinh"
    assert "Đây là bản cũ" in old.one(cls="govuk-inset-text").text
    assert old.all("a", cls="mc-glance__apply") == []


@pytest.mark.parametrize("address", ["/thu-tuc/9.999999/", "/thu-tuc/1.001193/ban/7/", "/quy-trinh/0.bpmn"])
def test_what_is_not_there_is_not_found(browser: Client, birth: ProcedureVersion, address: str) -> None:
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    "gap", ["steps", "conditions", "channels", "cases", "results", "legal_bases", "levels", "audience"]
)
def test_every_part_may_be_unpublished(browser: Client, town: City, gap: str) -> None:
    published(**{gap: None})
    assert "Chưa công bố" in opened(browser).one("main").text or "chưa được công bố" in opened(browser).one("main").text


def test_texts_of_the_publication_are_shown_as_text(browser: Client, town: City) -> None:
    hostile: Any = "<img src=x onerror=alert(1)>"
    published(steps=[hostile], conditions=[{"id": "c1", "text": hostile}], name=f"Đăng ký {hostile}")
    main = opened(browser).one("main")
    assert main.all("img") == []
    assert main.text.count(hostile) == 3


def test_the_page_needs_two_queries_once_its_content_is_in_memory(
    browser: Client, birth: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.get("/thu-tuc/1.001193/")
    with django_assert_num_queries(2):
        browser.get("/thu-tuc/1.001193/")
