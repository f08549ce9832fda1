"""The Jinja2 environment of every page: escaped by default, undefined names are errors."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import jinja2
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import ChainableUndefined, Environment, StrictUndefined
from jinja2.utils import missing

from motcua.web.components import amounts, calendar_words
from motcua.web.components.languages import language_of, page_language

# Names the packaged component macros leave undefined on purpose: JavaScript's constants, and `call` without a body.
_LENIENT_NAMES = frozenset({"undefined", "null", "caller"})


class MissingOption(ChainableUndefined):
    """An option nobody gave to a component macro: empty, and so is everything below it."""


class PageUndefined(StrictUndefined):
    """Undefined names and attributes raise; only options of component macros (plain dicts) may be left out."""

    def __new__(cls, hint: str | None = None, obj: Any = missing, name: str | None = None, *args: Any) -> Any:
        if isinstance(obj, dict | MissingOption) or name in _LENIENT_NAMES:
            return MissingOption(hint, obj, name, *args)
        return super().__new__(cls)


def environment(**options: Any) -> Environment:
    """Build the environment (called by Django's template backend)."""
    options["loader"] = jinja2.ChoiceLoader(
        [
            options["loader"],
            jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    options["undefined"] = PageUndefined
    built = Environment(  # noqa: S701  Django's backend sets autoescape
        **options, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True
    )
    built.policies["ext.i18n.trimmed"] = True
    built.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    built.globals.update(static=static, url=_url, language=page_language, messages_of=get_messages)
    built.filters.update(_FILTERS)
    return built


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page."""
    return reverse(name, args=args, kwargs=kwargs)


def _in_language(thing: Any) -> str:
    """The name of a thing in the language of the page; the Vietnamese one where it has no other."""
    return str((thing.name_en if page_language() == "en" else "") or thing.name)


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


_FILTERS: dict[str, Callable[..., Any]] = {
    "day": calendar_words.day,
    "moment": calendar_words.moment,
    "clock_time": calendar_words.clock_time,
    "weekday": calendar_words.weekday,
    "iso": _iso,
    "money": amounts.money,
    "limit": amounts.limit,
    "number": amounts.number,
    "file_size": amounts.file_size,
    "in_language": _in_language,
    "language_of": language_of,
}
