"""The public API: what it answers is what its description says, for everybody, at a pace, and cheap to ask again."""

import json
import logging
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pytest_django import DjangoAssertNumQueries
from tests.web.api.conftest import ROOT, against, document
from tests.web.page_reading import read_page
from tests.web.portal.published import PUBLISHED, content, published

from motcua.domain.catalogue.actions import publish
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import Procedure
from motcua.web.api import door
from motcua.web.components.pace import Pace

pytestmark = pytest.mark.django_db


def ask(program: Client, path: str, status: int = 200, **question: Any) -> Any:
    response = program.get(f"{ROOT}/{path}", question)
    assert response.status_code == status, response.content.decode()
    return json.loads(response.content)


def test_the_description_is_openapi_3_1_and_every_schema_in_it_is_one(program: Client) -> None:
    told = document(program)
    assert told["openapi"] == "3.1.0"
    assert sorted(told["paths"]) == [
        f"{ROOT}/procedures", f"{ROOT}/procedures/{{code}}", f"{ROOT}/search", f"{ROOT}/suggest",
    ]  # fmt: skip
    for schema in told["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    ids = [one["get"]["operationId"] for one in told["paths"].values()]
    assert len(set(ids)) == len(ids)


def test_refusals_are_described_as_problem_documents(program: Client) -> None:
    for path in document(program)["paths"].values():
        for status, response in path["get"]["responses"].items():
            kind = "application/json" if status == "200" else "application/problem+json"
            assert list(response["content"]) == [kind]


def test_every_procedure_answers_as_described_and_as_published(program: Client, catalogue: None) -> None:
    told = against(document(program), "ProcedureOut")
    for code in Procedure.objects.values_list("code", flat=True):
        answer = ask(program, f"procedures/{code}")
        assert not list(told.iter_errors(answer)), code
        assert answer["code"] == code
        door.PACE.forget()


def test_the_list_answers_as_described_and_its_pages_hold_everything_once(program: Client, catalogue: None) -> None:
    told = against(document(program), "PageOut")
    seen: list[str] = []
    address: str | None = f"{ROOT}/procedures?per_page=25&online=true"
    while address:
        page = json.loads(program.get(address).content)
        assert not list(told.iter_errors(page))
        seen += [one["code"] for one in page["items"]]
        address = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] > 25


def test_search_and_suggestions_answer_as_described(program: Client, catalogue: None) -> None:
    described = document(program)
    found = ask(program, "search", q="lam giay khai sinh cho con")
    assert not list(against(described, "SearchOut").iter_errors(found))
    assert found["items"][0]["procedure"]["code"] == "1.001193"
    assert [one["place"] for one in found["items"]] == list(range(1, len(found["items"]) + 1))
    offered = ask(program, "suggest", q="khai s")
    assert not list(against(described, "SuggestionsOut").iter_errors(offered))
    assert any("khai sinh" in one for one in offered["suggestions"])


def test_what_is_not_published_is_null_and_what_is_free_is_zero(program: Client) -> None:
    published(
        conditions=[],
        steps=None,
        channels=[
            {"channel": "direct", "limit": None, "fees": None, "note": None},
            {"channel": "online", "limit": {"value": 1.5, "unit": "hour"}, "fees": [], "note": None},
        ],
    )
    answer = ask(program, "procedures/1.001193")
    assert (answer["steps"], answer["conditions"]) == (None, [])
    direct, online = answer["channels"]
    assert (direct["limit"], direct["fees"]) == (None, None)
    assert (online["limit"], online["fees"]) == ({"value": 1.5, "unit": "hour"}, [])


def test_what_the_source_says_but_nobody_could_read_is_told_beside_its_null(program: Client) -> None:
    unread = [{"path": "channels[0].limit", "text": "Theo quy định"}]
    publish(content=Content.from_json(content()), raw=None, unread=unread, source="nguồn", at=PUBLISHED)
    answer = ask(program, "procedures/1.001193")
    assert answer["unread"] == unread
    assert (answer["version"]["source"], answer["version"]["origin"]) == ("nguồn", "own")


def test_an_old_version_stays_readable(program: Client) -> None:
    published()
    changed = Content.from_json(content(name="Đăng ký khai sinh mới"))
    publish(content=changed, raw=None, unread=[], source="", at=PUBLISHED + timedelta(days=1))
    now, before = ask(program, "procedures/1.001193"), ask(program, "procedures/1.001193", version=1)
    assert (now["name"], now["version"]["number"], now["version"]["current"]) == ("Đăng ký khai sinh mới", 2, True)
    assert (before["name"], before["version"]["current"]) == ("Đăng ký khai sinh", False)
    assert before["version"]["valid_to"] == now["version"]["valid_from"]
    assert ask(program, "procedures/1.001193", status=404, version=3)["status"] == 404


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ({"field": "dat-dai"}, ["1.012812"]),
        ({"level": "province"}, ["1.012812"]),
        ({"audience": "business"}, ["1.012812"]),
        ({"online": "true"}, ["1.001193"]),
        ({"online": "true", "level": "province"}, []),
        ({}, ["1.001193", "1.012812"]),
    ],
)
def test_the_list_and_the_search_are_narrowed_alike(program: Client, question: Any, codes: list[str]) -> None:
    published()
    land = {"code": "dat-dai", "name": "Đất đai", "name_en": None}
    direct = [{"channel": "direct", "limit": None, "fees": None, "note": None}]
    published(
        code="1.012812", name="Đăng ký tranh chấp", field=land, levels=["province"], audience=["business"],
        channels=direct,
    )  # fmt: skip
    assert [one["code"] for one in ask(program, "procedures", **question)["items"]] == codes
    found = ask(program, "search", q="khai sinh, tranh chấp", **question)["items"]
    assert sorted(one["procedure"]["code"] for one in found) == codes


@pytest.mark.parametrize(
    ("path", "question", "parameter"),
    [
        ("procedures", {"page": "0"}, "page"),
        ("procedures", {"page": "một"}, "page"),
        ("procedures", {"per_page": "201"}, "per_page"),
        ("procedures", {"level": "huyện"}, "level"),
        ("procedures", {"levl": "ward"}, "levl"),
        ("procedures", {"field": "../x"}, "field"),
        ("procedures", {"online": "có"}, "online"),
        ("procedures/1.001193", {"version": "0"}, "version"),
        ("search", {}, "q"),
        ("search", {"q": ""}, "q"),
        ("search", {"q": "x" * 201}, "q"),
        ("suggest", {"q": "k", "limit": "99"}, "limit"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named(program: Client, path: str, question: Any, parameter: str) -> None:
    response = program.get(f"{ROOT}/{path}", question)
    told = json.loads(response.content)
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert [one["parameter"] for one in told["errors"]] == [parameter]
    assert not list(against(document(program), "Problem").iter_errors(told))


@pytest.mark.parametrize("path", ["procedures/9.999999", "procedures/x", "procedures/%00", "procedure", "a/b/c"])
def test_what_is_not_there_is_a_problem_with_the_way_on(program: Client, path: str) -> None:
    response = program.get(f"{ROOT}/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert "/api/v1/" in json.loads(response.content)["detail"]


ODD = st.dictionaries(
    st.sampled_from(["q", "page", "per_page", "limit", "field", "level", "audience", "online", "version", "x"]),
    st.text(max_size=40) | st.sampled_from(["\0", "1e9", "-1", "null", "true", "ward", "%", "'--", "đ" * 250]),
    max_size=4,
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(["procedures", "procedures/1.001193", "search", "suggest"]), question=ODD)
def test_odd_input_is_answered_or_refused_as_described(
    path: str, question: dict[str, str], program: Client, catalogue: None
) -> None:
    door.PACE.forget()
    response = program.get(f"{ROOT}/{path}?{urlencode(question)}")
    assert response.status_code in {200, 400, 404}
    described = document(program)
    generic = f"{ROOT}/{path}".replace("1.001193", "{code}")
    told = described["paths"][generic]["get"]["responses"][str(response.status_code)]["content"]
    [(kind, body)] = told.items()
    assert response["Content-Type"].split(";")[0] == kind
    name = body["schema"]["$ref"].rsplit("/", 1)[1]
    assert not list(against(described, name).iter_errors(json.loads(response.content)))


def test_an_answer_that_did_not_change_is_not_sent_again(program: Client) -> None:
    published()
    first = program.get(f"{ROOT}/procedures/1.001193")
    again = program.get(f"{ROOT}/procedures/1.001193", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert "max-age=300" in first["Cache-Control"]
    published(name="Đăng ký khai sinh mới")
    changed = program.get(f"{ROOT}/procedures/1.001193", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_other_sites_may_read_and_nothing_else(program: Client) -> None:
    published()
    answer = program.get(f"{ROOT}/procedures", headers={"Origin": "https://example.org"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies
    before = program.options(f"{ROOT}/procedures")
    assert (before.status_code, before["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert program.head(f"{ROOT}/procedures").status_code == 200
    refused = program.post(f"{ROOT}/procedures")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_who_asks_too_fast_waits_and_others_do_not(program: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PACE", Pace("api", per_minute=1, burst=3))
    answers = [program.get(f"{ROOT}/openapi.json").status_code for _ in range(4)]
    assert answers == [200] * 3 + [429]
    refused = program.get(f"{ROOT}/procedures")
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(refused["Retry-After"]) <= 60
    assert program.get(f"{ROOT}/procedures", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_no_question_as_typed_reaches_a_log(program: Client, catalogue: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "0011 9001 2345"
    for path, question in (("search", {"q": secret}), ("search", {"q": secret, "x": "1"}), ("suggest", {"q": secret})):
        answer = program.get(f"{ROOT}/{path}", question)
        assert "2345" not in answer.content.decode()
    assert "2345" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("procedures", 2), ("procedures?field=ho-tich&audience=citizen", 2), ("procedures/1.001193", 1),
        ("search?q=khai+sinh", 2), ("search?q=khai+sinh&level=ward", 3), ("suggest?q=khai", 1), ("openapi.json", 0),
    ],
)  # fmt: skip
def test_queries_are_few(
    program: Client, catalogue: None, django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int
) -> None:
    program.get(f"{ROOT}/{path}")
    with django_assert_num_queries(1 + queries):  # the pace
        assert program.get(f"{ROOT}/{path}").status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_for_people_lists_every_address_with_an_example_that_works(
    program: Client, catalogue: None, language: str
) -> None:
    program.cookies["django_language"] = language
    page = read_page(program.get(f"{ROOT}/").content)
    paths = [code.text for code in page.one("main").all("code") if code.text.startswith("GET ")]
    assert paths == [f"GET {path}" for path in (*document(program)["paths"], f"{ROOT}/openapi.json")]
    examples = [one.attributes["href"] for one in page.one("main").all("a")]
    assert [program.get(address).status_code for address in examples] == [200] * 5
