"""Pictures to show in a page: drawn anew from the pixels, so that nothing else of the sent file reaches a browser."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

from motcua.domain.documents import store
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.models import StoredFile
from motcua.domain.documents.spool import Spool

MAX_SIDE = 1600
"""Longest side of a preview in pixels."""
MEDIA_TYPE = "image/jpeg"
_QUALITY = 82


class NoPreview(Exception):
    """The file is not a picture."""


def preview(file: StoredFile) -> BinaryIO:
    """Open a JPEG of the picture: upright, at most `MAX_SIDE` wide or high, without the metadata (place, device) of
    the original. Made once, then kept in the store. Raises NoPreview, store.MissingBytes."""
    if not MediaType(file.media_type).is_image:
        raise NoPreview(file.media_type)
    place = store.preview_place(file.sha256)
    try:
        return place.open("rb")
    except FileNotFoundError:
        _make(file)
    return place.open("rb")


def _make(file: StoredFile) -> None:
    spool = Spool()
    try:
        with store.open_file(file.sha256) as original, Image.open(original, formats=("JPEG", "PNG")) as image:
            # A JPEG is unpacked at the eighth, quarter or half of its size that still holds MAX_SIDE.
            image.draft("RGB", (MAX_SIDE, MAX_SIDE))
            small = ImageOps.exif_transpose(image)
            small.thumbnail((MAX_SIDE, MAX_SIDE))
            drawn = BytesIO()
            _on_white(small).save(drawn, "JPEG", quality=_QUALITY, optimize=True)
        spool.write(drawn.getvalue())
        store.keep(spool.finish().path, store.preview_place(file.sha256))
    finally:
        spool.discard()


def _on_white(image: Image.Image) -> Image.Image:
    """Return a fresh picture of the pixels alone: saving the opened one would write its comments again.

    JPEG knows no transparency: what shines through becomes paper.
    """
    paper = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        paper.paste(layered, mask=layered)
    else:
        paper.paste(image.convert("RGB"))
    return paper
