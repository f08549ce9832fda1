"""What a message is made of, before it becomes plain text or HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from motcua.domain.notices.contexts import Contact, Reason, ReceivedFile


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table: a name and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a list: its heading and the lines below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a title; nothing is shown of an empty one."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A message in one language, in the order it is read."""

    subject: str
    greeting: str
    opening: str
    facts: tuple[Fact, ...]
    next_step: str
    listing: Listing | None = None
    contact: str = ""
    button: str = ""
    link: str = ""


def moment(value: datetime) -> str:
    """Return date and time on the office's clock."""
    # A date pattern of Django: 16:30, Thứ 3 ngày 24/11/2026.
    return _local(value, _(r"H:i, l \n\g\à\y d/m/Y"))


def day(value: datetime) -> str:
    """Return the date on the office's clock."""
    # A date pattern of Django: 24/11/2026.
    return _local(value, _("d/m/Y"))


def _local(value: datetime, pattern: str) -> str:
    return date_format(value.astimezone(get_default_timezone()), pattern, use_l10n=False)


def facts(*pairs: tuple[str, str | datetime | None]) -> tuple[Fact, ...]:
    """Return the lines whose value is known."""
    return tuple(
        Fact(label, moment(value) if isinstance(value, datetime) else value) for label, value in pairs if value
    )


def contact_line(contact: Contact) -> str:
    """Say whom to call."""
    names = {"name": contact.name, "phone": contact.phone}
    if contact.phone:
        return _("Cần hỏi, xin gọi số %(phone)s (%(name)s).") % names
    return _("Cần hỏi, xin liên hệ %(name)s.") % names


def reason_list(reasons: Sequence[Reason]) -> Listing:
    """List what is wrong, each with what to do."""
    points = (
        Point(reason.about, (reason.problem, _("Cách khắc phục: %(remedy)s") % {"remedy": reason.remedy}))
        for reason in reasons
    )
    return Listing(_("Lý do và cách khắc phục"), tuple(points))


def file_list(files: Sequence[ReceivedFile]) -> Listing | None:
    """List what was received, so that it can be proved."""
    points = tuple(Point(f"{file.name} ({filesizeformat(file.size)})", (f"SHA-256: {file.sha256}",)) for file in files)
    return Listing(_("Các tệp đã nhận"), points) if points else None
