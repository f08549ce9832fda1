import pytest
from django.test import Client
from tests.factories.city import City
from tests.web.page_reading import read_page

from motcua.domain.agencies.models import ServicePoint
from motcua.web.portal.places import hours_in_words

MORNING, ALL_DAY = [["08:00", "11:30"]], [["07:00", "11:30"], ["13:30", "17:00"]]


@pytest.mark.parametrize(
    ("weekly", "told"),
    [
        ({}, ()),
        ({"1": MORNING}, (("Thứ Hai", "08:00–11:30"),)),
        (
            {**{str(day): ALL_DAY for day in range(1, 6)}, "6": MORNING},
            (("Thứ Hai đến thứ Sáu", "07:00–11:30, 13:30–17:00"), ("Thứ Bảy", "08:00–11:30")),
        ),
        ({"1": MORNING, "3": MORNING}, (("Thứ Hai", "08:00–11:30"), ("Thứ Tư", "08:00–11:30"))),
        ({"6": MORNING, "7": MORNING}, (("Thứ Bảy đến Chủ nhật", "08:00–11:30"),)),
    ],
)
def test_days_in_a_row_with_the_same_hours_are_told_together(
    weekly: dict[str, list[list[str]]], told: tuple[tuple[str, str], ...]
) -> None:
    assert hours_in_words(weekly) == told


@pytest.fixture
def points(town: City) -> None:
    for number in (10, 2):
        ServicePoint.objects.create(
            agency=town.ward.agency, code=f"cn-{number}", name=f"Chi nhánh số {number}", address="Phố Hàng Bài",
            phone="024 1234", opening_hours={"1": MORNING},
        )  # fmt: skip
    ServicePoint.objects.create(
        agency=town.ward.agency, code="cu", name="Điểm đã đóng", address="", opening_hours={}, is_open=False
    )


def names(client: Client, question: str = "") -> list[str]:
    page = read_page(client.get("/noi-tiep-nhan/", {"q": question}).content)
    return [place.one("h2").text for place in page.all("li", cls="mc-place")]


def test_open_places_are_listed_with_their_numbers_in_order(client: Client, points: None) -> None:
    assert names(client) == ["Chi nhánh số 2", "Chi nhánh số 10", "Điểm phục vụ Ba Đình"]


def test_places_are_found_by_name_or_street_without_marks(client: Client, points: None) -> None:
    assert names(client, "hang bai") == ["Chi nhánh số 2", "Chi nhánh số 10"]
    assert names(client, "BA DINH") == ["Điểm phục vụ Ba Đình"]
    assert names(client, "hang chi") == ["Chi nhánh số 2", "Chi nhánh số 10"], "words that stand apart"
    assert names(client, "anh") == [], "the middle of a word"


def test_nothing_found_leads_back_to_all(client: Client, points: None) -> None:
    page = read_page(client.get("/noi-tiep-nhan/?q=zzz").content)
    assert page.one(cls="mc-empty").one("a").attributes["href"] == "/noi-tiep-nhan/"


def test_the_part_htmx_gets_equals_the_part_of_a_reload(client: Client, points: None) -> None:
    part = client.get("/noi-tiep-nhan/?q=hang", headers={"HX-Request": "true"})
    whole = client.get("/noi-tiep-nhan/?q=hang")
    assert read_page(part.content).text == read_page(whole.content).one(id="found").text
