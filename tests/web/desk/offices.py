"""Dossiers for the desk's tests, and what a browser sees of them."""

from datetime import datetime
from typing import Any

from django.test import Client
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import paper, submitted
from tests.web.page_reading import Element, read_page

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Applicant
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.ledger.models import Event

ANSWERS = {
    "applicant_name": "Trần Thị Đặng Ước",
    "applicant_id_number": "001190012345",
    "applicant_phone": "0912345678",
    "child_name": "Nguyễn An",
    "born_on": "2026-05-30",
    "has_father": False,
}
NAME = "Trần Thị Đặng Ước"
TYPED = {
    "target-0": "document:d2",
    "problem-0": "Ảnh giấy chứng sinh mất góc dưới",
    "remedy-0": "Chụp lại đủ bốn góc rồi gửi",
    "basis-0": "Điều 16 Luật Hộ tịch",
}


def handed_in(city: City, version: ProcedureVersion, *, at: datetime = MONDAY_9, **overrides: Any) -> Dossier:
    """Submit a birth registration at the ward."""
    name = overrides.pop("name", NAME)
    given = {
        "applicant": Applicant(name, "001190012345", "0912345678", "uoc@example.vn"),
        "answers": ANSWERS,
        "files": [paper("d1"), paper("d2", "b")],
    }
    return submitted(city, version, at=at, **{**given, **overrides})


def taken_in(city: City, version: ProcedureVersion, *, at: datetime = MONDAY_9, **overrides: Any) -> Dossier:
    """Submit and accept it."""
    dossier = handed_in(city, version, at=at, **overrides)
    return actions.accept(dossier_id=dossier.pk, officer=city.ward.officers["reception"], at=at)


def decided(city: City, version: ProcedureVersion, **overrides: Any) -> Dossier:
    """Bring it up to the leader's decision."""
    dossier = taken_in(city, version, **overrides)
    return actions.complete_step(
        dossier_id=dossier.pk, step_id=open_step(dossier).pk, officer=city.ward.officers["handler"], at=MONDAY_9
    )


def open_step(dossier: Dossier) -> Step:
    """The only open step."""
    return Step.objects.get(dossier=dossier, state="open")


def page_of(browser: Client, address: str) -> Element:
    """Open an address and read the page."""
    return read_page(browser.get(address).content)


def errors_of(page: Element) -> list[str]:
    """The lines of the error summary."""
    return [item.text for summary in page.all(cls="govuk-error-summary") for item in summary.all("li")]


def url(dossier: Dossier) -> str:
    """The address of a dossier."""
    return f"/ban-lam-viec/ho-so/{dossier.code}/"


def act_url(dossier: Dossier, slug: str) -> str:
    """The address of an act on the open step."""
    return f"{url(dossier)}buoc/{open_step(dossier).pk}/{slug}/"


def sent(browser: Client, address: str, **data: Any) -> Any:
    """Open a form, fill it in and send it, as a browser without script does."""
    page = page_of(browser, address).one("main")
    form = page.all("form")[-1].values()
    return browser.post(address, {**form, **data})


def told(browser: Client, dossier: Dossier) -> str:
    """What the dossier's page says was just done."""
    return page_of(browser, url(dossier)).one(cls="mc-told").text


def verbs(dossier: Dossier) -> list[str]:
    return list(Event.objects.filter(dossier_id=dossier.pk).order_by("seq").values_list("verb", flat=True))


def fresh(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def obstacle(response: Any) -> Element:
    return read_page(response.content).one("main").one(cls="mc-obstacle")
