"""Sample papers people hand in: drawn here, plainly marked as samples, checked and stored like any upload."""

import io
import time
from datetime import datetime

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from motcua.domain.documents.actions import receive
from motcua.domain.documents.models import StoredFile
from motcua.launcher.typeface import source_fonts

_A4 = (827, 1169)  # at 100 dots an inch
_INK, _FAINT = (40, 52, 60), (200, 208, 212)
_NAMES = ("Giấy chứng sinh", "Căn cước", "Tờ khai", "Giấy xác nhận", "Hợp đồng", "Bản vẽ")
# A fixed day, so that the same sample has the same bytes and hash on every machine.
_DRAWN = time.gmtime(1_751_328_000)


def sample_papers(at: datetime) -> list[StoredFile]:
    """Store the samples and return them. The same bytes every time, so they are stored once."""
    return [
        receive(upload=io.BytesIO(_scan(name)), name=f"{name}.pdf", authority=settings.AUTHORITY, at=at)
        for name in _NAMES
    ]


def _scan(name: str) -> bytes:
    page = Image.new("RGB", _A4, "white")
    draw = ImageDraw.Draw(page)
    heading, small = (ImageFont.truetype(str(source_fonts()[400]), size) for size in (38, 20))
    draw.text((80, 90), name.upper(), fill=_INK, font=heading)
    draw.text((80, 150), "Giấy tờ mẫu của thành phố thử nghiệm, không có giá trị pháp lý", fill=_INK, font=small)
    for line in range(18):
        top = 240 + line * 44
        draw.rectangle((80, top, 80 + 640 - (line * 97) % 260, top + 14), fill=_FAINT)
    buffer = io.BytesIO()
    page.save(buffer, "PDF", resolution=100, creationDate=_DRAWN, modDate=_DRAWN, title=name, producer="motcua demo")
    return buffer.getvalue()
