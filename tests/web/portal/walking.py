"""Goes through an application as a browser without script does: follows links, fills in inputs, presses buttons."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.web.page_reading import Element, read_page

ANSWERS = {
    "applicant_name": "Trần Thị Đặng Ước",
    "applicant_id_number": "001190012345",
    "applicant_phone": "0912 345 678",
    "applicant_email": "uoc@example.vn",
    "child_name": "Nguyễn An",
    "born_on-day": "1",
    "born_on-month": "6",
    "born_on-year": "2026",
    "has_father": "no",
    "father_name": "Nguyễn Văn Bình",
}


def picture(name: str = "giay-chung-sinh.png", *, shade: int = 90) -> SimpleUploadedFile:
    """A picture that opens; another shade makes other bytes."""
    drawn = BytesIO()
    Image.new("RGB", (40, 30), (shade, 120, 60)).save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


@dataclass
class Walk:
    """One browser on one application."""

    browser: Client
    address: str = ""
    answers: dict[str, str] = field(default_factory=lambda: dict(ANSWERS))
    response: Any = None

    @property
    def page(self) -> Element:
        """The page the browser is on."""
        return read_page(self.response.content)

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        return [link.text for summary in self.page.all(cls="govuk-error-summary") for link in summary.all("a")]

    def go(self, address: str) -> "Walk":
        """Open an address, following redirects as a browser does."""
        self.response = self.browser.get(address, follow=True)
        chain = getattr(self.response, "redirect_chain", [])
        self.address = chain[-1][0] if chain else address
        return self

    def send(self, **values: object) -> "Walk":
        """Post the form of the page."""
        self.response = self.browser.post(self.address, values, follow=True)
        chain = getattr(self.response, "redirect_chain", [])
        self.address = chain[-1][0] if chain else self.address
        return self

    def begin(self, code: str = "1.001193", agency: str = "H26.1") -> "Walk":
        """Choose the agency and begin."""
        return self.go(f"/thu-tuc/{code}/nop/").send(**{"co-quan": agency})

    def answer(self, **changes: str) -> "Walk":
        """Fill in the page with the answers and save it."""
        asked = [one.attributes["name"] for one in self.page.one("main").all("input") if "name" in one.attributes]
        known = {**self.answers, **changes}
        return self.send(**{name: known[name] for name in dict.fromkeys(asked) if name in known})

    def to_papers(self) -> "Walk":
        """Answer page after page until the papers are asked for."""
        for _page in range(10):
            if "/khai/" not in self.address:
                return self
            self.answer()
        raise AssertionError(f"the form does not end: {self.address} {self.errors}")

    def to_check(self) -> "Walk":
        """Fill in everything."""
        papers = self.to_papers().address
        self.go(f"{papers}d2/").send(tep=picture(), viec="tiep")
        return self.go(papers).send()
