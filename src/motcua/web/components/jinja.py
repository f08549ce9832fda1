"""The Jinja2 environment of every page: escaped by default, undefined names are errors."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Build the environment (called by Django's template backend)."""
    return Environment(**options)  # noqa: S701  Django's backend sets autoescape
