"""The API over the demo catalogue, asked as a program asks."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from tests.web.portal.published import PUBLISHED

from motcua.demo.catalogue import procedures
from motcua.domain.catalogue.actions import Publication, publish_all
from motcua.domain.catalogue.content import Content
from motcua.web.api.door import PACE

ROOT = "/api/v1"


@pytest.fixture(autouse=True)
def _unhurried(db: None) -> Iterator[None]:
    """Nobody has asked before."""
    PACE.forget()
    yield
    PACE.forget()


@pytest.fixture
def catalogue(db: None) -> None:
    """The demo city's procedures, published."""
    contents = [Content.from_json(one) for one in procedures()]
    publish_all([Publication(one, source="demo") for one in contents], at=PUBLISHED)


@pytest.fixture
def program() -> Client:
    """A program without cookies."""
    return Client()


def document(program: Client) -> dict[str, Any]:
    """The API's own description."""
    return dict(json.loads(program.get(f"{ROOT}/openapi.json").content))


def against(document: dict[str, Any], name: str) -> Draft202012Validator:
    """What answers of this kind are checked against."""
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document["components"]})
