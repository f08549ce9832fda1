"""A procedure in short, to be read standing: papers, fee, limit, where; what is not published is said to be so."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.document_content import DocumentContent
from motcua.domain.catalogue.forms import content_of
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.queries import current
from motcua.web.components.glance import Glance, glance_of
from motcua.web.components.languages import page_language
from motcua.web.components.paper_words import counts_words, reuse_words
from motcua.web.components.qr import qr_svg


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to bring."""

    name: str
    counts: str
    is_required: bool
    reuse: str


@dataclass(frozen=True, slots=True)
class Case:
    """The papers of one case; without a name where the procedure has no cases."""

    name: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What the kiosk shows of a procedure. `cases` is empty where the papers are not published."""

    code: str
    name: str
    language: str
    glance: Glance
    cases: tuple[Case, ...]
    is_online: bool
    address: str
    qr: Markup


def short_form(code: str) -> ShortForm | None:
    """The current version in short; None for an unknown or withdrawn procedure. One query once in memory."""
    version = current(code)
    if version is None:
        return None
    content = content_of(version.pk)
    english = page_language() == "en" and bool(content.name_en)
    address = f"{settings.BASE_URL}{reverse('portal:short_link', args=[code])}"
    return ShortForm(
        code=code,
        name=(content.name_en or content.name) if english else content.name,
        language="en" if english else "vi",
        glance=glance_of(content),
        cases=_cases(content),
        is_online=any(channel.channel == ChannelKind.ONLINE for channel in content.channels or ()),
        address=address,
        qr=qr_svg(address, label=_("Mã QR mở thủ tục này trên điện thoại")),
    )


def _cases(content: Content) -> tuple[Case, ...]:
    return tuple(Case(case.name, tuple(_paper(one) for one in case.documents)) for case in content.cases or ())


def _paper(paper: DocumentContent) -> Paper:
    return Paper(paper.name, counts_words(paper.originals, paper.copies), paper.required, reuse_words(paper.reuse))
