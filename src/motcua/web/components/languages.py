"""The language of the page: Vietnamese unless the reader chose English."""

from django.utils.translation import get_language


def page_language() -> str:
    """ "vi" or "en"."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"
