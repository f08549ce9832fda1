"""The first page and the worklist: what is to be done, the most urgent first, and only one's own."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import REASON
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import handed_in, open_step, page_of, taken_in, url
from tests.web.page_reading import Element, read_page

from motcua.domain.agencies.models import Delegation
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier
from motcua.domain.notices.links import to_follow
from motcua.web.components import clock
from motcua.web.desk.words.states import STATUSES
from motcua.web.desk.worklist_page import URGENCIES

LIST = "/ban-lam-viec/viec/"
HTMX = {"HX-Request": "true"}
AddTime = Callable[[timedelta], None]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> AddTime:
    """Let time pass."""
    return lambda span: monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + span)


@pytest.fixture
def reception(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


def codes(page: Element) -> list[str]:
    return [link.text for link in page.all("a", data_row="")]


def counted(page: Element) -> str:
    return page.one(cls="mc-work-head__count").one("strong").text


def test_the_most_urgent_step_comes_first(town: City, birth: ProcedureVersion, sign_in: SignIn, wait: AddTime) -> None:
    later = taken_in(town, birth, at=MONDAY_9 + timedelta(hours=1))
    sooner = taken_in(town, birth, at=MONDAY_9)
    wait(timedelta(hours=2))

    page = page_of(sign_in(town.ward.officers["handler"]), LIST)

    assert codes(page) == [sooner.code, later.code]
    row = page.all(cls="mc-rows__row")[0]
    assert row.one(cls="mc-rows__due").text == "còn 1 ngày 2 giờ làm việc"
    assert row.one(cls="mc-rows__step").text == "Thẩm định"
    assert "Đăng ký khai sinh" in row.text
    assert "Trần Thị Đặng Ước" in row.text
    assert "Chưa phân công" in row.text


def test_lateness_is_told_in_words_and_by_a_mark_not_by_colour_alone(
    town: City, birth: ProcedureVersion, reception: Client, wait: AddTime
) -> None:
    handed_in(town, birth)
    wait(timedelta(days=1, hours=2))

    page = page_of(reception, LIST)

    due = page.all(cls="mc-rows__row")[0].one(cls="mc-due")
    assert due.text == "quá 4 giờ"
    assert "mc-due--late" in due.attributes["class"]
    assert counted(page) == "1 việc"
    assert page.one(cls="mc-work-head__count").one(cls="mc-due--late").text == "1 quá hạn"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("han=qua-han", ["late"]),
        ("han=sap-han", ["soon"]),
        ("han=ket", []),
        ("han=hom-nay", []),
        ("kenh=direct", ["late"]),
        ("kenh=postal", []),
        ("linh-vuc=ho-tich", ["late", "soon"]),
        ("linh-vuc=dat-dai", []),
        ("trang-thai=1", ["late", "soon"]),
        ("trang-thai=4", []),
        ("buoc=Tiếp nhận", ["late", "soon"]),
        ("buoc=Phê duyệt", []),
        ("cua-toi=1", ["soon"]),
        ("sap-xep=ma", ["late", "soon"]),
        ("sap-xep=cho-lau", ["late", "soon"]),
        ("sap-xep=hen-tra", ["late", "soon"]),
        ("vi-tri=999999", []),
    ],
)
def test_every_filter_shows_what_it_says(
    town: City, birth: ProcedureVersion, reception: Client, wait: AddTime, asked: str, found: list[str]
) -> None:
    late = handed_in(town, birth, channel="direct", at=MONDAY_9 - timedelta(days=3))
    soon = handed_in(town, birth, name="Nguyễn Văn Bình", at=MONDAY_9)
    me = town.ward.officers["reception"]
    actions.assign(dossier_id=soon.pk, step_id=open_step(soon).pk, to=me, officer=me, at=MONDAY_9)
    names = {"late": late.code, "soon": soon.code}

    assert codes(page_of(reception, f"{LIST}?{asked}")) == [names[name] for name in found]


def searched(browser: Client, text: str, **filters: str) -> Element:
    """Search as the form without a script does, and read the list that follows."""
    return read_page(browser.post(LIST, {"q": text, **filters}, follow=True).content)


def test_a_name_is_found_and_stands_in_no_address(
    town: City, birth: ProcedureVersion, reception: Client, wait: AddTime
) -> None:
    handed_in(town, birth)
    soon = handed_in(town, birth, name="Nguyễn Văn Bình")

    answer = reception.post(LIST, {"q": "nguyễn văn bình", "kenh": "", "han": "", "csrfmiddlewaretoken": "x"})
    again = page_of(reception, LIST)

    assert answer["Location"] == f"{LIST}?tim=1"
    assert codes(page_of(reception, answer["Location"])) == [soon.code]
    assert len(codes(again)) == 2, "the text applies only where the address says so"
    assert codes(searched(reception, "%")) == []
    assert codes(searched(reception, "nguyễn văn bình", han="qua-han")) == []


def test_every_figure_opens_to_exactly_the_rows_it_counts(
    town: City, birth: ProcedureVersion, reception: Client, wait: AddTime
) -> None:
    for age in (14, 10, 4, 1, 0, 0):
        handed_in(town, birth, at=MONDAY_9 - timedelta(days=age))
    asked = handed_in(town, birth)
    me = town.ward.officers["reception"]
    actions.request_supplement(
        dossier_id=asked.pk, step_id=open_step(asked).pk, officer=me, reasons=[REASON], at=MONDAY_9
    )

    figures = {
        item.one("a").text: (int(item.one(cls="mc-figure__number").text), item.one("a").attributes["href"])
        for item in page_of(reception, "/ban-lam-viec/").all(cls="mc-figure")
    }

    assert {name: number for name, (number, _href) in figures.items()} == {
        "Quá hạn": 3,
        "Sắp đến hạn": 3,
        "Hẹn trả hôm nay": 0,
        "Bị kẹt": 2,
        "Giao đích danh tôi": 0,
        "Tất cả việc": 6,
        "Chờ người nộp": 1,
    }
    for number, href in figures.values():
        rows = codes(page_of(reception, href))
        assert len(rows) == number


def test_todays_promises_are_those_that_end_today(
    town: City, birth: ProcedureVersion, sign_in: SignIn, wait: AddTime
) -> None:
    dossier = taken_in(town, birth)
    assert dossier.due_at is not None
    wait(dossier.due_at - MONDAY_9 - timedelta(hours=1))
    taken_in(town, birth, at=clock.now())

    page = page_of(sign_in(town.ward.officers["handler"]), f"{LIST}?han=hom-nay")

    assert codes(page) == [dossier.code]


@pytest.mark.parametrize("asked", ["", "?vi-tri={post}", "?cua-toi=1", "?han=qua-han"])
def test_no_filter_and_no_search_shows_the_work_of_another_agency(
    town: City, birth: ProcedureVersion, sign_in: SignIn, asked: str
) -> None:
    """peers.md §3.2 and §3.3."""
    there = town.other_ward.agency
    dossier = handed_in(town, birth, resolving_agency=there, receiving_agency=there)
    address = LIST + asked.format(post=town.other_ward.posts["reception"].pk)

    response = sign_in(town.ward.officers["reception"]).get(address)

    assert response.status_code == 200
    assert dossier.code not in read_page(response.content).one(id="results").text
    assert codes(page_of(sign_in(town.other_ward.officers["reception"]), LIST)) == [dossier.code]


@pytest.mark.parametrize("text", ["Trần", "H26.3-260601-0001"])
def test_no_search_shows_the_work_of_another_agency(
    town: City, birth: ProcedureVersion, sign_in: SignIn, text: str
) -> None:
    """peers.md §3.2 and §3.3."""
    there = town.other_ward.agency
    dossier = handed_in(town, birth, resolving_agency=there, receiving_agency=there)

    page = searched(sign_in(town.ward.officers["reception"]), text)

    assert dossier.code not in page.one(id="results").text
    assert codes(searched(sign_in(town.other_ward.officers["reception"]), "Trần")) == [dossier.code]


def test_filters_offer_only_what_occurs_in_ones_own_list(
    town: City, birth: ProcedureVersion, reception: Client
) -> None:
    handed_in(town, birth)
    handed_in(town, birth, resolving_agency=town.other_ward.agency, receiving_agency=town.other_ward.agency)

    page = page_of(reception, LIST)

    assert [one.text for one in page.one("select", name="vi-tri").all("option")] == ["Mọi vị trí", "Tiếp nhận H26.1"]
    assert [one.text for one in page.one("select", name="buoc").all("option")] == ["Mọi bước", "Tiếp nhận"]


def test_a_delegate_sees_the_work_he_stands_in_for(town: City, birth: ProcedureVersion, sign_in: SignIn) -> None:
    dossier, stranger = handed_in(town, birth), town.other_ward.officers["clerk"]
    assert codes(page_of(sign_in(stranger), LIST)) == []
    Delegation.objects.create(
        post=town.ward.posts["reception"],
        to_officer=stranger,
        valid_from=MONDAY_9.date(),
        valid_to=MONDAY_9.date() + timedelta(days=1),
        legal_basis="QĐ 1",
    )

    assert codes(page_of(sign_in(stranger), LIST)) == [dossier.code]


def test_a_whole_code_leads_straight_to_its_dossier(town: City, birth: ProcedureVersion, reception: Client) -> None:
    dossier = handed_in(town, birth)

    plain = reception.post(LIST, {"q": f" {dossier.code.lower()} "})
    part = reception.post(LIST, {"q": dossier.code}, headers=HTMX)

    assert plain["Location"] == url(dossier)
    assert (part.status_code, part["HX-Redirect"]) == (204, url(dossier))


def test_a_receipt_scanned_into_the_search_opens_its_dossier(
    town: City, birth: ProcedureVersion, reception: Client, sign_in: SignIn
) -> None:
    dossier = handed_in(town, birth)
    scanned = f"https://motcua.example{to_follow(dossier.pk)}"
    stranger = sign_in(town.other_ward.officers["leader"])

    assert reception.post(LIST, {"q": scanned})["Location"] == url(dossier)
    assert codes(searched(reception, scanned[:-3] + "x/")) == []
    assert codes(searched(stranger, scanned)) == []


def test_the_refreshed_part_equals_the_reloaded_page(town: City, birth: ProcedureVersion, reception: Client) -> None:
    for number in range(3):
        handed_in(town, birth, name=f"Người {number}")
    asked = {"q": "Người", "han": "sap-han", "vi-tri": ""}

    whole = reception.post(LIST, asked, follow=True)
    part = reception.post(LIST, asked, headers=HTMX)

    loaded = read_page(whole.content).one("div", id="results")
    fresh = Element("div", {"id": "results"}, read_page(part.content).children)
    assert _tidy(fresh) == _tidy(loaded)
    assert len(codes(fresh)) == 3
    assert "HX-Request" in whole["Vary"]
    assert part["HX-Push-Url"] == f"{LIST}?han=sap-han&tim=1"


def _tidy(element: Element) -> object:
    children = [_tidy(one) if isinstance(one, Element) else " ".join(one.split()) for one in element.children]
    return element.tag, element.attributes, [child for child in children if child]


def test_the_list_costs_the_same_however_long_it_is(
    town: City, birth: ProcedureVersion, reception: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Session, account, officer; then the worklist's four and its choices' one."""
    for number in range(2):
        handed_in(town, birth, name=f"Người {number}")
    reception.get(LIST)
    with django_assert_num_queries(3 + 5):
        reception.get(LIST)
    for number in range(6):
        handed_in(town, birth, name=f"Người {number}")

    with django_assert_num_queries(3 + 5):
        page = reception.get(LIST)

    assert len(codes(read_page(page.content))) == 8


def test_the_first_page_costs_the_same_however_much_there_is(
    town: City, birth: ProcedureVersion, reception: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Session, account, officer; figures 4, rows 4, posts 2, rights 1, notices 1, jobs 1, people 1."""
    handed_in(town, birth)
    reception.get("/ban-lam-viec/")
    for number in range(5):
        handed_in(town, birth, name=f"Người {number}")

    with django_assert_num_queries(3 + 14):
        reception.get("/ban-lam-viec/")


def test_long_lists_are_turned_page_by_page(
    town: City, birth: ProcedureVersion, reception: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.web.desk.views.worklist.PAGE_ROWS", 2)
    dossiers = [handed_in(town, birth, at=MONDAY_9 + timedelta(minutes=number)) for number in range(5)]

    pages = [codes(page_of(reception, f"{LIST}?sap-xep=ma&trang={number}")) for number in (1, 2, 3)]

    assert [code for page in pages for code in page] == [dossier.code for dossier in dossiers]
    links = page_of(reception, f"{LIST}?sap-xep=ma").one("nav", cls="govuk-pagination").all("a")
    assert "?sap-xep=ma&trang=2" in [link.attributes["href"] for link in links]


@pytest.mark.parametrize(
    "asked",
    [
        "vi-tri=abc&trang-thai=x&han=zz&trang=-1&sap-xep=;drop",
        "trang-thai=99999999999999999999",
        "vi-tri=999999999999999999999999",
        "trang=99999",
        "tim=1&buoc=%00",
        "buoc=" + "a" * 3000,
        "trang=2",
    ],
)
def test_questions_that_make_no_sense_break_nothing(
    town: City, birth: ProcedureVersion, reception: Client, asked: str
) -> None:
    handed_in(town, birth)

    assert reception.get(f"{LIST}?{asked}").status_code == 200
    assert reception.post(LIST, {"q": "\0" + "a" * 3000}, follow=True).status_code == 200


def test_an_empty_desk_says_so_and_an_empty_search_says_what_to_do(town: City, reception: Client) -> None:
    assert "Không còn việc nào đang chờ bạn" in page_of(reception, LIST).one("main").text
    assert "Không còn việc nào đang chờ bạn" in page_of(reception, "/ban-lam-viec/").one("main").text
    narrowed = searched(reception, "khong-co").one("main")
    assert "Không có việc nào khớp" in narrowed.text
    assert narrowed.one(id="results").one("a", href=LIST).text == "Bỏ mọi bộ lọc"


def test_names_are_shown_as_text_whatever_they_hold(town: City, birth: ProcedureVersion, reception: Client) -> None:
    """peers.md §3.5."""
    nasty = "<img src=x onerror=alert(1)>\"'{{7*7}}"
    handed_in(town, birth, name=nasty)

    page = page_of(reception, LIST)

    assert nasty in page.one(id="results").text
    assert not page.one("main").all("img")


def test_statuses_one_can_filter_by_are_those_of_open_dossiers(town: City, reception: Client) -> None:
    offered = page_of(reception, LIST).one("select", name="trang-thai").all("option")

    assert [one.attributes["value"] for one in offered] == ["", "1", "2", "4", "5", "6", "8", "9"]
    assert len(STATUSES) == 10
    assert len(URGENCIES) == 4


def test_a_closed_dossier_leaves_the_list(town: City, birth: ProcedureVersion, reception: Client) -> None:
    dossier: Dossier = handed_in(town, birth)
    moment: datetime = MONDAY_9
    actions.withdraw(dossier_id=dossier.pk, at=moment)

    assert codes(page_of(reception, LIST)) == []
