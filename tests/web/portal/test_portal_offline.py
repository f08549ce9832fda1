"""What a browser may keep for when there is no network: pages everybody sees the same, and nothing else."""

import json
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.factories.city import City
from tests.web.page_reading import read_page
from tests.web.portal.published import published

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.web.components.offline import MARK, OfflineCopyMiddleware, may_be_kept


@pytest.mark.parametrize("path", ["/thu-tuc/1.001193/", "/noi-tiep-nhan/", "/ngoai-tuyen/"])
def test_public_pages_may_be_kept_and_set_no_cookie(browser: Client, birth: ProcedureVersion, path: str) -> None:
    response = browser.get(path)
    assert response[MARK] == "keep"
    assert not response.cookies


@pytest.mark.parametrize(
    "path",
    [
        "/", "/thu-tuc/", "/thu-tuc/?q=khai+sinh", "/thu-tuc/1.001193/?x=1", "/noi-tiep-nhan/?q=ba+dinh",
        "/thu-tuc/1.001193/nop/", "/thu-tuc/9.999999/", "/ho-so/", "/hoi-dap/", "/tim/goi-y?q=khai", "/kiosk/",
        "/ban-lam-viec/", "/ban-lam-viec/dang-nhap/", "/api/v1/procedures", "/sw.js",
    ],
)  # fmt: skip
def test_nothing_else_may_be_kept(browser: Client, birth: ProcedureVersion, path: str) -> None:
    response = browser.get(path)
    assert response.status_code < 500
    assert MARK not in response


@may_be_kept
def _plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x")


@may_be_kept
def _with_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("x")
    response.set_cookie("a", "b")
    return response


@may_be_kept
def _of_somebody(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.session.get("drafts")))


@may_be_kept
def _missing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", status=404)


@pytest.mark.parametrize(("view", "kept"), [(_plain, 1), (_with_cookie, 0), (_of_somebody, 0), (_missing, 0)])
def test_the_mark_goes_where_an_answer_is_somebodys_own(db: None, view: object, kept: int) -> None:
    from django.contrib.sessions.middleware import SessionMiddleware

    answer = OfflineCopyMiddleware(SessionMiddleware(view))  # type: ignore[arg-type]
    assert (MARK in answer(RequestFactory().get("/"))) == bool(kept)


def test_the_worker_stands_at_the_root_and_names_its_shell(browser: Client, town: City) -> None:
    response = browser.get("/sw.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-cache" in response["Cache-Control"]
    found = re.match(r"self\.motcua = (\{.*\});\nimportScripts\(\"(.*)\"\);\n", response.content.decode())
    assert found
    told = json.loads(found[1])
    assert told["offline"] in told["shell"]
    assert found[2] == "/static/js/worker.js"
    assert "/ban-lam-viec/" in told["leftAlone"]


def test_a_copy_carries_its_label_hidden_until_it_is_a_copy(browser: Client, birth: ProcedureVersion) -> None:
    label = read_page(browser.get("/thu-tuc/1.001193/").content).one(data_kept_label="")
    assert "hidden" in label.attributes
    assert label.one("time").attributes["datetime"]


def test_an_old_version_is_not_offered_for_keeping(browser: Client, birth: ProcedureVersion) -> None:
    published(name="Đăng ký khai sinh mới")
    assert len(read_page(browser.get("/thu-tuc/1.001193/").content).all("button", cls="mc-glance__keep")) == 1
    assert not read_page(browser.get("/thu-tuc/1.001193/ban/1/").content).all("button", cls="mc-glance__keep")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://testserver"}, 302),
        ({"Referer": "http://testserver/thu-tuc/"}, 302),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_a_page_of_ours_changes_the_language(db: None, headers: dict[str, str], status: int) -> None:
    response = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en", "next": "/"}, headers=headers)
    assert response.status_code == status
    assert ("django_language" in response.cookies) == (status == 302)
