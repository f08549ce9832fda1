"""What people see when something goes wrong: what is kept, what to do, and nothing that could fail again."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve
from pytest_django import DjangoAssertNumQueries
from tests.web.page_reading import read_page

from motcua.web.components import errors


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/dau-do/")


PAGES = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.stale_form, 403),
    (errors.not_found, 404),
    (errors.link_expired, 410),
    (errors.too_large, 413),
    (lambda request: errors.too_many(request, wait_seconds=61), 429),
    (errors.server_error, 500),
    (errors.unavailable, 503),
]


@pytest.mark.parametrize(("answer", "status"), PAGES)
def test_each_page_has_a_heading_a_way_on_and_no_dead_link(request_: HttpRequest, answer: object, status: int) -> None:
    response: HttpResponse = answer(request_)  # type: ignore[operator]
    page = read_page(response.content)
    assert response.status_code == status
    assert page.one("title").text.startswith(page.one("h1").text)
    links = [link.attributes["href"] for link in page.one("main").all("a")]
    assert links
    for address in links:
        try:
            resolve(address)
        except Resolver404:  # pragma: no cover
            pytest.fail(f"{address} leads nowhere")


def test_the_page_of_a_failure_needs_no_database(
    request_: HttpRequest, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        errors.server_error(request_)


def test_a_database_that_does_not_answer_is_told_as_a_rest(request_: HttpRequest) -> None:
    try:
        raise OperationalError
    except OperationalError:
        response = errors.server_error(request_)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"


def test_too_large_a_request_says_how_large_a_file_may_be(request_: HttpRequest) -> None:
    response = errors.bad_request(request_, RequestDataTooBig())
    assert response.status_code == 413
    assert "20 MB" in read_page(response.content).one("main").text


def test_waiting_is_told_in_whole_minutes_rounded_up(request_: HttpRequest) -> None:
    response = errors.too_many(request_, wait_seconds=61)
    assert "sau 2 phút" in read_page(response.content).one("main").text


OURS = {"Origin": "http://testserver"}


def test_the_language_is_chosen_by_post_and_kept_in_a_cookie(client: Client) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "/ve-mot-cua/"}, headers=OURS)
    assert response.headers["Location"] == "/ve-mot-cua/"
    assert client.get("/ve-mot-cua/").content.decode().count('<html lang="en"') == 1


def test_the_way_back_after_choosing_a_language_stays_on_this_site(client: Client) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "https://example.org/"}, headers=OURS)
    assert response.headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/ve-mot-cua/", "/kha-nang-tiep-can/", "/ho-so/", "/dau-do/"])
def test_pages_hold_no_inline_script_style_or_handler(client: Client, address: str) -> None:
    page = read_page(client.get(address).content)
    for script in page.all("script"):
        assert script.attributes.get("src", "").startswith("/static/")
        assert script.children == []
    assert page.all("style") == []
    for element in page.all():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]


@pytest.mark.parametrize("address", ["/", "/ve-mot-cua/", "/dau-do/"])
def test_every_answer_carries_the_strict_policy(client: Client, db: None, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
