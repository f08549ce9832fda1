"""Who gets in, who does not, what a guesser learns (nothing), and what a session that ended loses (nothing)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import SlugConverter
from tests.factories.city import MONDAY_9, City
from tests.web.desk.conftest import PASSWORD, SignIn
from tests.web.desk.offices import act_url, errors_of, handed_in, page_of, url
from tests.web.page_reading import read_page

from motcua.domain.accounts.actions import change_password
from motcua.domain.accounts.models import Account, Officer
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.web.components import clock
from motcua.web.desk import urls

SIGN_IN = "/ban-lam-viec/dang-nhap/"
HOME = "/ban-lam-viec/"
OPEN_TO_ALL = {"sign_in", "code", "sign_out"}
SAMPLES = {
    "code": "H26.1-260601-0001",
    "sha256": "a" * 64,
    "slug": "tiep-nhan",
    "step_id": 1,
    "notice_id": 1,
    "draft_id": "00000000-0000-4000-8000-000000000000",
    "entry_id": 1,
    "hand_off_id": 1,
}


@pytest.fixture
def officer(town: City) -> Officer:
    """A receptionist who knows a password."""
    found = town.ward.officers["reception"]
    assert found.account is not None
    change_password(account=found.account, password=PASSWORD)
    return found


def _addresses() -> Iterator[Any]:
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        names = pattern.pattern.converters
        if pattern.name is None:
            yield pytest.param("/ban-lam-viec/khong-co-trang-nay/", id="any other address")
        elif pattern.name not in OPEN_TO_ALL:
            # A slug is written with fewer signs than a dossier's code.
            arguments = {
                name: "abc" if isinstance(one, SlugConverter) else SAMPLES[name] for name, one in names.items()
            }
            yield pytest.param(reverse(f"desk:{pattern.name}", kwargs=arguments), id=pattern.name)


ADDRESSES = list(_addresses())


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_asks_strangers_to_sign_in_and_leads_back(address: str) -> None:
    response = Client().get(address)

    assert response.status_code == 302
    assert response["Location"] == f"{SIGN_IN}?next={address}"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_closed_to_accounts_of_nobody_in_office(address: str, db: None) -> None:
    browser = Client()
    browser.force_login(Account.objects.create(username="dan", password="!"))

    assert browser.get(address).status_code == 302


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_site_can_post_anything_in_an_officers_name(officer: Officer, address: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert officer.account is not None
    browser.force_login(officer.account)

    assert browser.post(address, {"viec": "gui"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_an_officer_gets_in_with_a_new_session_key(officer: Officer) -> None:
    browser = Client()
    browser.get(SIGN_IN)
    browser.session["x"] = 1
    browser.session.save()
    before = browser.session.session_key

    response = browser.post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD})

    assert response.status_code == 302
    assert response["Location"] == HOME
    assert browser.session.session_key != before
    assert browser.get(HOME).status_code == 200


@pytest.mark.parametrize("username", ["h26.1-reception", "khong-co-ai", "dan", "nghi-viec"])
def test_wrong_name_wrong_password_and_no_officer_look_the_same(officer: Officer, username: str) -> None:
    for name, active in (("dan", True), ("nghi-viec", False)):
        account = Account.objects.create(username=name, password="!", is_active=active)
        change_password(account=account, password=PASSWORD)
    password = "sai-mat-khau-roi" if username == "h26.1-reception" else PASSWORD

    response = Client().post(SIGN_IN, {"username": username, "password": password})

    assert response.status_code == 200
    assert errors_of(read_page(response.content)) == [
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ rồi nhập lại."
    ]


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/ban-lam-viec/",
        "//evil.example/ban-lam-viec/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/ban-lam-viec.evil.example",
        "/thu-tuc/",
        "",
    ],
)
def test_signing_in_leads_only_into_the_desk(officer: Officer, wanted: str) -> None:
    response = Client().post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD, "next": wanted})

    assert response["Location"] == HOME


def test_signing_in_leads_back_to_where_one_came_from(officer: Officer) -> None:
    wanted = "/ban-lam-viec/viec/?han=qua-han"
    response = Client().post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD, "next": wanted})

    assert response["Location"] == wanted


def test_guessing_at_a_name_is_stopped_even_with_the_right_password(officer: Officer) -> None:
    browser = Client()
    guess = {"username": "H26.1-Reception", "password": "doan-mo-mat-khau"}
    answers = [browser.post(SIGN_IN, guess).status_code for _ in range(10)]

    assert answers == [200] * 10
    response = browser.post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD})
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "_auth_user_id" not in browser.session


def test_guessing_at_many_names_from_one_place_is_stopped(officer: Officer) -> None:
    answers = [
        Client().post(SIGN_IN, {"username": f"ai-do-{number}", "password": PASSWORD}).status_code
        for number in range(51)
    ]

    assert answers == [200] * 50 + [429]


def test_an_office_that_signs_in_all_day_is_never_stopped(officer: Officer) -> None:
    right = {"username": "h26.1-reception", "password": PASSWORD}

    assert {Client().post(SIGN_IN, right).status_code for _ in range(60)} == {302}


def test_the_session_lasts_a_working_day(officer: Officer) -> None:
    browser = Client()
    browser.post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD})

    assert browser.session.get_expiry_age() == 10 * 3600


def test_leaving_takes_a_press_and_ends_the_session(officer: Officer, sign_in: SignIn) -> None:
    browser = sign_in(officer)

    assert browser.get("/ban-lam-viec/dang-xuat/").status_code == 405
    assert browser.get(HOME).status_code == 200
    browser.post("/ban-lam-viec/dang-xuat/")
    assert browser.get(HOME).status_code == 302


def test_pages_are_kept_by_no_cache(officer: Officer, sign_in: SignIn) -> None:
    assert "no-store" in sign_in(officer).get(HOME)["Cache-Control"]


def test_what_was_typed_when_the_session_ended_is_still_there_afterwards(
    officer: Officer, town: City, birth: ProcedureVersion
) -> None:
    browser = Client()
    form = act_url(handed_in(town, birth), "tu-choi")
    typed = {"target-0": "document:d2", "problem-0": "Ảnh <b>mờ</b>, không đọc được", "remedy-0": "Chụp lại cho rõ"}

    asked = browser.post(form, {**typed, "viec": "gui", "seen": "1", "csrfmiddlewaretoken": "x"})
    hidden = read_page(asked.content).one("main").one("form").values()
    back = browser.post(SIGN_IN, {**hidden, "username": "h26.1-reception", "password": PASSWORD})

    assert read_page(asked.content).one("h1").text == "Phiên làm việc đã hết, không mất gì cả"
    assert back["Location"] == form
    filled = page_of(browser, form)
    assert typed.items() <= filled.one("main").one("form").values().items()
    assert "được giữ nguyên" in filled.one("main").text
    assert page_of(browser, form).one("textarea", id="problem-0").text == ""  # once


def test_what_was_kept_cannot_be_forged(officer: Officer) -> None:
    browser = Client()
    right = {"username": "h26.1-reception", "password": PASSWORD, "kept": "eyJwYXRoIjoiLyJ9:1abc:xyz"}

    assert browser.post(SIGN_IN, right).status_code == 302
    assert "desk.kept" not in browser.session


def test_passwords_are_never_carried_along(officer: Officer) -> None:
    secret = "mat-khau-cu-cua-toi"
    asked = Client().post("/ban-lam-viec/tai-khoan/", {"old_password": secret, "new_password": "x", "ten": "y"})
    packed = read_page(asked.content).one("main").one("form").values()["kept"]

    from django.core import signing

    assert signing.loads(packed, salt="motcua.desk.kept")["fields"] == "ten=y"


def test_a_part_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in(db: None) -> None:
    response = Client().get("/ban-lam-viec/viec/?han=ket", headers={"HX-Request": "true"})

    assert response.status_code == 204
    assert response["HX-Redirect"] == f"{SIGN_IN}?next=/ban-lam-viec/viec/%3Fhan%3Dket"


def test_an_officer_whose_post_has_ended_sees_no_dossier(
    officer: Officer, town: City, birth: ProcedureVersion, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, browser = handed_in(town, birth), sign_in(officer)
    assert browser.get(url(dossier)).status_code == 200
    town.ward.posts["reception"].holders.update(valid_to=MONDAY_9.date() + timedelta(days=1))
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + timedelta(days=1))

    assert browser.get(url(dossier)).status_code == 404
    assert "Hôm nay bạn không giữ vị trí nào" in page_of(browser, HOME).one("main").text
