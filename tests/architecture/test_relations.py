"""Foreign keys point downwards like imports do. Written as strings they escape the import contracts."""

import tomllib
from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model

from tests.architecture.sources import ROOT


def _order() -> dict[str, int]:
    """Domain apps from low (0) to high, as the import contract names them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c.get("containers") == ["motcua.domain"])
    return {layer.strip("()"): place for place, layer in enumerate(reversed(layers))}


def _relations() -> Iterator[tuple[type[Model], "Field[object, object]", type[Model]]]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, Field) and isinstance(field.related_model, type):
                yield model, field, field.related_model


def _app(model: type[Model]) -> str:
    return model._meta.app_config.name.removeprefix("motcua.domain.")


def test_every_relation_points_to_the_same_or_a_lower_app() -> None:
    order = _order()
    upward = [
        f"{model._meta.label}.{field.name} -> {other._meta.label}"
        for model, field, other in _relations()
        if _app(model) in order and _app(other) in order and order[_app(other)] > order[_app(model)]
    ]
    assert upward == []


def test_every_domain_app_with_tables_has_a_place_in_the_order() -> None:
    ours = {_app(model) for model in apps.get_models() if model.__module__.startswith("motcua.domain.")}
    assert ours
    assert ours <= set(_order())


def test_only_the_domain_has_tables() -> None:
    elsewhere = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("motcua.") and not model.__module__.startswith("motcua.domain.")
    ]
    assert elsewhere == []
