"""In English the pages hold no Vietnamese but what is data: names of people, offices, papers, steps.

Templates mark such data with lang="vi"; what they cannot mark (titles, sentences, choices) is listed here.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.architecture.sources import ROOT
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City, city
from tests.factories.dossiers import REASON
from tests.web.desk.offices import ANSWERS, act_url, decided, handed_in, open_step, taken_in, url
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import form, published
from tests.web.portal.walking import Walk

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, PostRight, Right
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier, Status
from motcua.domain.notices.links import to_follow
from motcua.launcher.static_files import compile_translations
from motcua.web.components import clock

VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
DATA = re.compile(
    r"Một Cửa|Cơ quan H26\.\d|Cán bộ H26\.\d-\w+|Trần Thị Đặng Ước|Nguyễn An|Nguyễn Văn Bình|Đăng ký khai sinh"
    r"|Phường Ba Đình|Phường Ô Chợ Dừa|“(?:Tờ khai đăng ký khai sinh|Giấy chứng sinh)”"
    r"|Giấy chứng sinh · |“khai sinh”|Next step: [^.]+\.|^: .+"
)
READ_ALOUD = ("aria-label", "placeholder", "alt", "title", "content")
# Their choices are names of posts, of steps and of fields of law.
FILTERS = ("loc-vi-tri", "loc-buoc", "loc-linh-vuc")


@pytest.fixture(autouse=True)
def _english(settings: Settings, tmp_path: Path) -> None:
    """The translations as they are in the source, whether or not they have been compiled."""
    folder = Path("locale") / "en" / "LC_MESSAGES"
    (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / folder / "django.po", tmp_path / folder)
    compile_translations(tmp_path)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.DOCUMENT_STORE = tmp_path / "documents"


@pytest.fixture(autouse=True)
def _moment(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9)
    return MONDAY_9


@pytest.fixture
def town(db: None) -> City:
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    Agency.objects.filter(pk=founded.other_ward.agency.pk).update(ward_code="00097", short_name="Phường Ô Chợ Dừa")
    PostRight.objects.create(post=founded.ward.posts["reception"], right=Right.RECEIVE, agency=founded.ward.agency)
    procedures.process()
    return founded


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    """A birth registration whose form is translated."""
    asked = form()
    for page in asked["pages"]:
        page["title_en"] = page["id"]
    return published(form=asked)


def reader(officer: Officer | None = None) -> Client:
    browser = Client()
    if officer is not None:
        assert officer.account is not None
        browser.force_login(officer.account)
    browser.cookies["django_language"] = "en"
    return browser


def vietnamese_in(response: Any) -> list[str]:
    """Every piece of a page that is still Vietnamese; fails where the page is not in English."""
    page = read_page(response.content)
    assert page.one("html").attributes["lang"] == "en"
    return [text for text in _pieces(page) if VIETNAMESE.search(DATA.sub("", text))]


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield " ".join(child.split())
        elif not _is_data(child):
            yield from (child.attributes[name] for name in READ_ALOUD if name in child.attributes)
            yield from _pieces(child)


def _is_data(element: Element) -> bool:
    given = element.attributes
    return element.tag in ("script", "style") or given.get("lang") == "vi" or given.get("id") in FILTERS


def found_in(browser: Client, *addresses: str, status: int = 200) -> dict[str, list[str]]:
    """The addresses whose pages hold Vietnamese, with what they hold."""
    found = {}
    for address in addresses:
        response = browser.get(address, follow=True)
        assert response.status_code == status, address
        if pieces := vietnamese_in(response):
            found[address] = pieces
    return found


def test_what_is_not_translated_is_found(town: City) -> None:
    """The judge itself."""
    browser = reader()
    response = browser.get("/ve-mot-cua/")
    assert vietnamese_in(response) == []
    response.content = response.content.replace(b"Six commitments", "Sáu cam kết".encode())
    assert vietnamese_in(response) == ["Sáu cam kết"]


def test_the_pages_of_the_portal(birth: ProcedureVersion) -> None:
    pages = (
        "/", "/thu-tuc/", "/thu-tuc/?q=khai+sinh", "/thu-tuc/?q=xyz", "/thu-tuc/1.001193/", "/thu-tuc/1.001193/nop/",
        "/noi-tiep-nhan/", "/noi-tiep-nhan/?q=xyz", "/ho-so/", "/ve-mot-cua/", "/kha-nang-tiep-can/",
    )  # fmt: skip
    assert found_in(reader(), *pages) == {}
    assert found_in(reader(), "/khong-co/", status=404) == {}
    assert found_in(reader(), "/nop/tiep-tuc/xyz/", status=410) == {}


def test_an_application_from_start_to_receipt(birth: ProcedureVersion) -> None:
    walk = Walk(reader()).begin()
    seen = []
    while "/khai/" in walk.address:
        seen += vietnamese_in(walk.response) + vietnamese_in(walk.send().response)
        walk.answer()
    papers = walk.address
    seen += vietnamese_in(walk.response) + vietnamese_in(walk.send().response)
    seen += vietnamese_in(walk.go(f"{papers}d2/").send(viec="tai").response)
    walk.go(papers).to_check()
    seen += vietnamese_in(walk.response)
    seen += vietnamese_in(Walk(walk.browser).go(papers.replace("giay-to", "de-sau")).send(thu="x").response)
    seen += vietnamese_in(walk.send().response)
    assert seen == []
    assert Dossier.objects.get().status == Status.SUBMITTED


def test_a_dossier_as_it_is_followed(town: City, birth: ProcedureVersion) -> None:
    dossiers = [handed_in(town, birth), taken_in(town, birth), decided(town, birth), taken_in(town, birth)]
    asked = dossiers[-1]
    actions.request_supplement(
        dossier_id=asked.pk, step_id=open_step(asked).pk, officer=town.ward.officers["handler"], reasons=[REASON],
        at=MONDAY_9,
    )  # fmt: skip
    browser = reader()
    for dossier in dossiers:
        public = to_follow(dossier.pk)
        assert found_in(browser, public) == {}
        opened = Walk(browser, address="/ho-so/").send(code=dossier.code, factor="5678")
        assert vietnamese_in(opened.response) == []
        assert found_in(browser, f"{public}bien-nhan/", f"{public}rut/") == {}
    assert found_in(browser, f"{to_follow(asked.pk)}bo-sung/") == {}


def test_the_pages_of_the_desk(town: City, birth: ProcedureVersion) -> None:
    taken_in(town, birth)
    pages = ("", "viec/", "viec/?q=xyz", "thong-bao/", "thong-bao/?loai=khong-gui-duoc", "tai-khoan/", "phim-tat/")
    addresses = [f"/ban-lam-viec/{page}" for page in pages]
    assert found_in(reader(), "/ban-lam-viec/dang-nhap/") == {}
    assert found_in(reader(town.ward.officers["handler"]), *addresses) == {}
    assert found_in(reader(town.ward.officers["leader"]), *addresses) == {}
    assert found_in(reader(town.ward.officers["leader"]), "/ban-lam-viec/xyz/", status=404) == {}


def test_the_lists_of_the_desk_name_procedures_in_english(town: City, birth: ProcedureVersion) -> None:
    taken_in(town, birth)
    ProcedureVersion.objects.filter(pk=birth.pk).update(name_en="Birth registration")
    for role, address in (("handler", ""), ("handler", "viec/"), ("reception", "tiep-nhan/?q=khai+sinh")):
        told = reader(town.ward.officers[role]).get(f"/ban-lam-viec/{address}").content.decode()
        assert ("Birth registration" in told, birth.name in told) == (True, False), address


MAKE: dict[str, Callable[..., Dossier]] = {"reception": handed_in, "handler": taken_in, "leader": decided}
ACTS = {
    "reception": ("tiep-nhan", "tu-choi", "yeu-cau-bo-sung", "phan-cong"),
    "handler": ("hoan-thanh", "yeu-cau-bo-sung"),
    "leader": ("ghi-ket-qua", "dung", "gia-han"),
}


@pytest.mark.parametrize("role", ACTS)
def test_the_acts_of_an_officer(town: City, birth: ProcedureVersion, role: str) -> None:
    dossier = MAKE[role](town, birth)
    browser = reader(town.ward.officers[role])
    assert found_in(browser, url(dossier)) == {}
    for slug in ACTS[role]:
        address = act_url(dossier, slug) if slug not in ("dung", "gia-han") else f"{url(dossier)}lam/{slug}/"
        assert found_in(browser, address) == {}
        if slug not in ("tiep-nhan", "hoan-thanh"):
            assert vietnamese_in(browser.post(address, {"viec": "xem"}, follow=True)) == []


def test_taking_in_at_the_counter(town: City, birth: ProcedureVersion) -> None:
    browser = reader(town.ward.officers["reception"])
    begun = browser.post("/ban-lam-viec/tiep-nhan/bat-dau/", {"code": birth.procedure.code})["Location"]
    assert found_in(browser, "/ban-lam-viec/tiep-nhan/", "/ban-lam-viec/tiep-nhan/?q=khai+sinh", begun) == {}
    assert vietnamese_in(browser.post(begun, {"viec": "tiep"})) == []
    browser.post(begun, {**ANSWERS, "viec": "luu"})
    assert found_in(browser, f"{begun}giay-to/", f"{begun}kiem-tra/") == {}
    assert vietnamese_in(browser.post(f"{begun}giay-to/", {"viec": "tiep"})) == []


def test_a_new_board_is_titled_in_vietnamese_whatever_the_officer_reads(town: City, birth: ProcedureVersion) -> None:
    page = read_page(reader(town.ward.officers["reception"]).get("/ban-lam-viec/bang-qr/moi/").content)
    title = page.one("input", name="name").attributes
    assert (title["value"], title["lang"]) == ("Thủ tục hành chính", "vi")
