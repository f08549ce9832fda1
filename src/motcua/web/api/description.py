"""The API described: the OpenAPI document, and the same as rows for a page people read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from motcua.web.api.endpoints import api
from motcua.web.api.problems import MEDIA_TYPE

# Texts of the document that people read.
_READ: Final = ("summary", "description")
# Titles the generator makes out of names say nothing more than the names.
_SCHEMA_HOLDERS: Final = ("properties", "$defs", "schemas")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address."""

    name: str
    words: str
    allowed: str
    example: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Address:
    """An address one can ask."""

    path: str
    words: str
    parameters: tuple[Parameter, ...]
    example: str


def described() -> dict[str, Any]:
    """The OpenAPI document in the reader's language."""
    document: dict[str, Any] = dict(api.get_openapi_schema())
    document["servers"] = [{"url": settings.BASE_URL}]
    for operations in document["paths"].values():
        for operation in operations.values():
            _name_problems(operation["responses"])
    told: dict[str, Any] = _told(document)
    title = document["info"]["title"]
    told["info"]["title"] = gettext(title)
    return told


def addresses() -> tuple[Address, ...]:
    """Every address of the API, as the document has them."""
    paths: Mapping[str, Any] = described()["paths"]
    return (*(_address(path, one["get"]) for path, one in paths.items()), _of_the_document())


def _of_the_document() -> Address:
    path = reverse("api:openapi")
    return Address(path, gettext("Mô tả giao diện này cho máy (OpenAPI 3.1)"), (), path)


def _name_problems(responses: Mapping[Any, Any]) -> None:
    """Refusals are problem documents; the generator knows one media type only."""
    for status, response in responses.items():
        if int(status) >= 400 and "content" in response:
            response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}


def _told(node: Any, name: str = "", above: str = "") -> Any:
    if isinstance(node, Mapping):
        kept = node if above in _SCHEMA_HOLDERS or name in _SCHEMA_HOLDERS else _without_title(node)
        return {key: _told(value, key, name) for key, value in kept.items()}
    if isinstance(node, Sequence) and not isinstance(node, str):
        return [_told(value, "", name) for value in node]
    return gettext(node) if name in _READ and isinstance(node, str) and node else node


def _without_title(node: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in node.items() if key != "title" or not isinstance(value, str)}


def _address(path: str, operation: Mapping[str, Any]) -> Address:
    parameters = tuple(_parameter(one) for one in operation["parameters"])
    needed = [one for one in parameters if one.is_required and f"{{{one.name}}}" not in path]
    query = urlencode({one.name: one.example for one in needed})
    filled = path.replace("{code}", "1.001193")
    return Address(path, operation["summary"], parameters, f"{filled}?{query}" if query else filled)


def _parameter(one: Mapping[str, Any]) -> Parameter:
    schema = one["schema"]
    options = [schema, *schema.get("anyOf", ())]
    allowed = next((", ".join(option["enum"]) for option in options if "enum" in option), "")
    example = next((str(option["examples"][0]) for option in (one, *options) if option.get("examples")), "")
    return Parameter(one["name"], one.get("description", ""), allowed, example, one["required"])
