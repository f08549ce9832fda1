"""From a wording to what is sent: one line of subject, plain text, and HTML without pictures or scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from motcua.domain.notices.wording.blocks import Wording

_LONGEST_SUBJECT = 200
_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A notice in words, ready to be shown or sent."""

    subject: str
    text: str
    html: str


def rendered(wording: Wording) -> Message:
    """Render in the active language. Raises ValueError for a link that is not of the web."""
    link = _address(wording.link) if wording.link else ""
    footer = _(
        "Thư này được gửi tự động, xin không trả lời. Chúng tôi không bao giờ hỏi mật khẩu hay mã xác thực qua thư."
    )
    page = _PAGES.get_template("message.html")
    return Message(
        subject=_one_line(wording.subject),
        text="\n".join(_lines(wording, link, footer)),
        html=page.render(wording=wording, link=link, footer=footer, language=get_language()),
    )


def _address(link: str) -> str:
    address = urljoin(settings.BASE_URL, link)
    if urlsplit(address).scheme not in ("http", "https"):
        raise ValueError("a notice links to web pages only")
    return address


def _one_line(subject: str) -> str:
    line = " ".join("".join(char if char.isprintable() else " " for char in subject).split())
    return line if len(line) <= _LONGEST_SUBJECT else line[: _LONGEST_SUBJECT - 1].rstrip() + "…"


def _lines(wording: Wording, link: str, footer: str) -> Iterator[str]:
    yield from (wording.greeting, "", wording.opening, "")
    for fact in wording.facts:
        yield f"{fact.label}: {fact.value}"
    if wording.listing:
        yield from ("", f"{wording.listing.title}:")
        for point in wording.listing.points:
            yield f"- {point.heading}"
            yield from (f"  {line}" for line in point.lines)
    yield from ("", wording.next_step)
    if link:
        yield from ("", f"{wording.button}: {link}")
    if wording.contact:
        yield from ("", wording.contact)
    yield from ("", "--", footer, "")
