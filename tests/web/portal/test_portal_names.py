"""The name of the procedure above the pages of the guide and of an application, in the language of the page."""

import pytest
from django.test import Client
from tests.factories.city import City
from tests.web.page_reading import read_page
from tests.web.portal.published import published
from tests.web.portal.walking import Walk

from motcua.domain.guidance.models import Checklist

pytestmark = pytest.mark.usefixtures("moment")
GUIDE = "/thu-tuc/1.001193/chuan-bi/"


def _above(browser: Client, address: str) -> tuple[str, str]:
    shown = read_page(browser.get(address).content).one(cls="mc-apply__procedure")
    return shown.text, shown.attributes["lang"]


def _addresses(browser: Client) -> dict[str, str]:
    """A question of the guide, its last page, and a page of an application, each where it stands."""
    asked = browser.get(GUIDE, follow=True).redirect_chain[-1][0]
    applying = Walk(browser).begin().address
    at = asked
    for answer in ("self", "direct", "00004"):
        at = browser.post(at, {"tra-loi": answer}).headers["Location"]
    again = browser.get(GUIDE, {"tu": Checklist.objects.get().code}).headers["Location"]
    return {"question": asked, "application": applying, "ready": again}


@pytest.mark.parametrize(
    ("language", "name_en", "shown"),
    [
        ("en", "Birth registration", ("Birth registration", "en")),
        ("en", "", ("Đăng ký khai sinh", "vi")),
        ("vi", "Birth registration", ("Đăng ký khai sinh", "vi")),
    ],
)
def test_the_procedure_is_named_in_the_language_of_the_page_where_it_has_a_name_there(
    browser: Client, town: City, language: str, name_en: str, shown: tuple[str, str]
) -> None:
    published(name_en=name_en or None)
    addresses = _addresses(browser)
    browser.cookies["django_language"] = language
    assert {page: _above(browser, address) for page, address in addresses.items()} == dict.fromkeys(addresses, shown)
