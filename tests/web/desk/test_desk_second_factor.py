"""More than a password: the code at sign-in, taking an app into use, losing the phone, guessing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings
from tests.factories.city import MONDAY_9, City
from tests.web.desk.conftest import PASSWORD, SignIn
from tests.web.desk.offices import errors_of, page_of
from tests.web.page_reading import read_page

from motcua.core.codes.one_time import code_of, read_secret, step_at
from motcua.domain.accounts import second_factor
from motcua.domain.accounts.actions import change_password
from motcua.domain.accounts.models import Account, SecondFactor
from motcua.web.components import clock

SIGN_IN = "/ban-lam-viec/dang-nhap/"
CODE = "/ban-lam-viec/dang-nhap/ma/"
MANAGE = "/ban-lam-viec/tai-khoan/ma-xac-nhan/"
HOME = "/ban-lam-viec/"
WRONG = "Mã chưa đúng hoặc đã dùng rồi. Chờ mã mới hiện trên ứng dụng rồi nhập lại."
App = Callable[..., str]


@pytest.fixture
def account(town: City) -> Account:
    """A receptionist's, whose password is known."""
    found = town.ward.officers["reception"].account
    assert found is not None
    change_password(account=found, password=PASSWORD)
    return found


@pytest.fixture
def app(account: Account) -> App:
    """The officer's phone: returns the code it shows, `later` half minutes from now."""

    def shown(later: int = 0) -> str:
        secret = read_secret(SecondFactor.objects.get(account=account).secret)
        return code_of(secret, step_at(clock.now()) + later)

    return shown


@pytest.fixture
def recovery(account: Account, app: App) -> list[str]:
    """The app is in use; its recovery codes. The code of the present half minute is spent."""
    second_factor.begin(account=account)
    codes = second_factor.confirm(account=account, code=app(), at=MONDAY_9)
    assert codes is not None
    return codes


def with_password(goes_to: str = HOME) -> Client:
    """A browser in which the right password was typed."""
    browser = Client()
    answer = browser.post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD, "next": goes_to})
    assert answer["Location"] == CODE
    return browser


def test_the_app_is_taken_into_use_with_its_first_code(account: Account, app: App, sign_in: SignIn, town: City) -> None:
    browser = sign_in(town.ward.officers["reception"])
    shown = page_of(browser, MANAGE).one("main")
    again = page_of(browser, MANAGE).one("main")
    wrong = browser.post(MANAGE, {"code": "000000"})
    done = read_page(browser.post(MANAGE, {"code": app()}).content).one("main")

    secret = SecondFactor.objects.get(account=account).secret
    assert "".join(shown.one("strong").text.split()) == secret
    assert again.one("strong").text == shown.one("strong").text, "reloading keeps the secret the phone may have already"
    assert errors_of(read_page(wrong.content)) == [WRONG]
    assert len({item.text for item in done.one("ul").all("li")}) == 8
    assert second_factor.is_set_up(account)
    assert secret not in browser.get(MANAGE).content.decode()


def test_password_and_code_let_in_and_lead_where_one_wanted(recovery: list[str], app: App) -> None:
    browser = with_password(f"{HOME}viec/")
    before = browser.get(HOME)
    key = browser.session.session_key

    answer = browser.post(CODE, {"code": app(1)})

    assert before.status_code == 302, "a password alone opens nothing"
    assert answer["Location"] == f"{HOME}viec/"
    assert browser.get(HOME).status_code == 200
    assert browser.session.session_key != key


def test_a_code_is_good_once(recovery: list[str], app: App) -> None:
    code = app(1)
    assert with_password().post(CODE, {"code": code}).status_code == 302

    again = with_password().post(CODE, {"code": code})

    assert errors_of(read_page(again.content)) == [WRONG]


def test_a_recovery_code_stands_in_for_a_lost_phone_once(recovery: list[str]) -> None:
    assert with_password().post(CODE, {"code": recovery[3].replace(" ", "")}).status_code == 302
    assert with_password().post(CODE, {"code": recovery[3]}).status_code == 200
    assert with_password().post(CODE, {"code": recovery[4]}).status_code == 302


def test_guessing_codes_ends_after_a_few(recovery: list[str], app: App) -> None:
    browser = with_password()
    for _guess in range(5):
        assert browser.post(CODE, {"code": "123456"}).status_code == 200

    over = browser.post(CODE, {"code": app(1)})

    assert over.status_code == 429
    assert with_password().post(CODE, {"code": app(1)}).status_code == 429, "a new session counts on"


def test_the_code_is_awaited_for_ten_minutes(recovery: list[str], app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = with_password()
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + timedelta(minutes=10, seconds=1))

    assert browser.post(CODE, {"code": app()})["Location"] == SIGN_IN
    assert Client().get(CODE)["Location"] == SIGN_IN


def test_an_office_may_require_it_before_anything_else(account: Account, app: App, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    browser = Client()
    browser.post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD})

    assert browser.get(f"{HOME}viec/")["Location"] == MANAGE
    assert "Cơ quan bạn yêu cầu" in page_of(browser, MANAGE).one("main").text
    browser.post(MANAGE, {"code": app()})
    assert browser.get(f"{HOME}viec/").status_code == 200


def test_an_app_goes_out_of_use_with_a_code_only(recovery: list[str], app: App, account: Account) -> None:
    browser = with_password()
    browser.post(CODE, {"code": app(1)})

    refused = browser.post(MANAGE, {"code": "000000"})
    still = second_factor.is_set_up(account)
    done = browser.post(MANAGE, {"code": recovery[0]})

    assert errors_of(read_page(refused.content)) == [WRONG]
    assert still
    assert done.status_code == 302
    assert not second_factor.is_set_up(account)
    assert Client().post(SIGN_IN, {"username": "h26.1-reception", "password": PASSWORD})["Location"] == HOME


def test_no_recovery_code_can_be_read_off_the_table(recovery: list[str]) -> None:
    row = SecondFactor.objects.get()
    assert not {code.replace(" ", "") for code in recovery} & set(row.recovery)
    assert len(set(row.recovery)) == 8
