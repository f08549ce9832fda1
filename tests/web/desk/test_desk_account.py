"""One's own account: posts and rights to read, a password to change, nothing to raise."""

import pytest
from django.test import Client
from tests.factories.city import City
from tests.web.desk.conftest import PASSWORD, SignIn
from tests.web.desk.offices import errors_of, page_of
from tests.web.page_reading import read_page

from motcua.domain.accounts.actions import change_password
from motcua.domain.accounts.models import Account, Officer
from motcua.domain.agencies.models import PostHolder, PostRight

ACCOUNT = "/ban-lam-viec/tai-khoan/"
NEW = "cay-tre-tram-dot-2026"
WEAK = "Mật khẩu này ngắn quá hoặc quá phổ biến. Chọn một câu từ 10 ký tự trở lên."


@pytest.fixture
def officer(town: City) -> Officer:
    found = town.ward.officers["leader"]
    assert found.account is not None
    change_password(account=found.account, password=PASSWORD)
    return found


def account_of(officer: Officer) -> Account:
    return Account.objects.get(officer=officer)


def test_the_page_tells_posts_and_rights(officer: Officer, sign_in: SignIn) -> None:
    page = page_of(sign_in(officer), ACCOUNT).one("main")

    assert page.one("h1").text == "Cán bộ H26.1-leader"
    assert [post.text for post in page.all("h3")] == ["Lãnh đạo phê duyệt H26.1"]
    assert "Gia hạn giải quyết" in page.text


def test_a_new_password_ends_other_sessions_and_keeps_this_one(officer: Officer, sign_in: SignIn) -> None:
    here, elsewhere = sign_in(officer), sign_in(officer)

    response = here.post(ACCOUNT, {"old_password": PASSWORD, "new_password": NEW, "new_password_again": NEW})

    assert response.status_code == 302
    assert account_of(officer).check_password(NEW)
    assert "Đã đổi mật khẩu" in page_of(here, ACCOUNT).text
    assert elsewhere.get(ACCOUNT).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "error"),
    [
        ("sai-mat-khau-cu", NEW, NEW, "Mật khẩu hiện tại chưa đúng. Nhập lại."),
        (PASSWORD, "ngan", "ngan", WEAK),
        (PASSWORD, "1234567890", "1234567890", WEAK),
        (PASSWORD, NEW, f"{NEW}x", "Hai lần nhập mật khẩu mới khác nhau. Nhập lại cho giống."),
        (PASSWORD, "", "", "Nhập mật khẩu mới."),
    ],
)  # fmt: skip
def test_a_password_that_will_not_do_is_told_why(
    officer: Officer, sign_in: SignIn, old: str, new: str, again: str, error: str
) -> None:
    response = sign_in(officer).post(ACCOUNT, {"old_password": old, "new_password": new, "new_password_again": again})

    assert response.status_code == 200
    assert error in errors_of(read_page(response.content))
    assert account_of(officer).check_password(PASSWORD)
    assert new == "" or new.encode() not in response.content


def test_nobody_raises_his_own_rights(officer: Officer, town: City, sign_in: SignIn) -> None:
    """peers.md §3.10: fields that a form does not ask for change nothing."""
    browser, handler = sign_in(town.ward.officers["handler"]), town.ward.officers["handler"]
    rights, posts = PostRight.objects.count(), PostHolder.objects.count()
    leader = town.ward.posts["leader"].pk

    for data in (
        {"post": leader, "right": "oversee"},
        {"posts": [leader], "is_superuser": "on", "officer": officer.pk},
    ):
        browser.post(ACCOUNT, data)
    browser.get("/ban-lam-viec/tiep-nhan/", {"quay": leader})

    assert (PostRight.objects.count(), PostHolder.objects.count()) == (rights, posts)
    assert page_of(browser, ACCOUNT).one("main").one("h1").text == handler.full_name


def test_an_unsigned_request_of_another_site_changes_nothing(officer: Officer) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account_of(officer))

    response = browser.post(ACCOUNT, {"old_password": PASSWORD, "new_password": NEW, "new_password_again": NEW})

    assert response.status_code == 403
    assert account_of(officer).check_password(PASSWORD)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_only_the_browsers_word_for_this_very_site_opens_a_stale_form_again(officer: Officer, site: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account_of(officer))
    form = {"old_password": PASSWORD, "new_password": NEW, "new_password_again": NEW}

    foreign = browser.post(ACCOUNT, form, headers={"Sec-Fetch-Site": site} if site else {})
    own = browser.post(ACCOUNT, form, headers={"Sec-Fetch-Site": "same-origin"})

    assert (foreign.status_code, own.status_code) == (403, 302)
    assert own["Location"] == ACCOUNT
    assert account_of(officer).check_password(PASSWORD)
