"""The environment escapes, and refuses what a page forgot to pass."""

from typing import Any

import jinja2
import pytest
from django.template import engines
from jinja2 import Environment


@pytest.fixture(scope="module")
def pages() -> Environment:
    return engines["jinja2"].env  # type: ignore[no-any-return, attr-defined]


def render(pages: Environment, source: str, **values: Any) -> str:
    return pages.from_string(source).render(**values)


def test_values_are_escaped(pages: Environment) -> None:
    assert render(pages, "{{ name }}", name="<b>Nguyễn</b>") == "&lt;b&gt;Nguyễn&lt;/b&gt;"


@pytest.mark.parametrize("source", ["{{ dossier }}", "{{ page.due_at }}", "{% if dossier %}x{% endif %}"])
def test_a_name_the_view_forgot_is_an_error(pages: Environment, source: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        render(pages, source, page=object())


def test_options_of_packaged_components_may_be_left_out(pages: Environment) -> None:
    source = (
        """{% from "govuk_frontend_jinja/components/input/macro.html" import govukInput %}{{ govukInput(options) }}"""
    )
    drawn = render(pages, source, options={"name": "phone", "label": {"text": "Số <điện thoại>"}})
    assert 'id="phone"' in drawn
    assert "Số &lt;điện thoại&gt;" in drawn


def test_texts_inside_trans_blocks_escape_their_variables(pages: Environment) -> None:
    assert render(pages, "{% trans w=words %}Về {{ w }}{% endtrans %}", words="<i>") == "Về &lt;i&gt;"
