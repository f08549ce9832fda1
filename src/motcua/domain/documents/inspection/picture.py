"""Whether a picture really decodes, to its last line."""

from typing import BinaryIO

from PIL import Image

from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.refusals import FileRefused, Reason

MAX_PIXELS = 120_000_000
"""Above the 108-megapixel cameras of telephones; decoding stays under 500 MB."""


def inspect_picture(file: BinaryIO, media_type: MediaType) -> Facts:
    """Decode the whole picture. Raises FileRefused (TOO_MANY_PIXELS) or what the decoder raises on damage."""
    with Image.open(file, formats=[media_type.name]) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise FileRefused(Reason.TOO_MANY_PIXELS, width=width, height=height, limit=MAX_PIXELS)
        # A JPEG is read completely even when it is unpacked at an eighth of its size, with a 64th of the memory.
        image.draft(image.mode, (width // 8, height // 8))
        image.load()
    return Facts(media_type)
