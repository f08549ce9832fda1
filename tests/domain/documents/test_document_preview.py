"""Previews: small, upright, and free of everything but the pixels."""

import io
from datetime import datetime

import pytest
from PIL import Image
from tests.domain.documents import document_samples as sample

from motcua.domain.documents import actions, preview, store
from motcua.domain.documents.models import StoredFile

pytestmark = pytest.mark.django_db
GPS, ORIENTATION, TURNED = 0x8825, 0x0112, 6


def stored(content: bytes, at: datetime) -> StoredFile:
    return actions.receive(upload=io.BytesIO(content), name="ảnh", authority="H26", at=at)


def shown(file: StoredFile) -> Image.Image:
    with preview.preview(file) as opened:
        return Image.open(io.BytesIO(opened.read()))


def test_a_large_picture_becomes_small_upright_and_forgets_where_it_was_taken(at: datetime) -> None:
    told = Image.Exif()
    told[ORIENTATION] = TURNED
    told[GPS] = {1: "N", 2: (21.0, 1.0, 42.0)}
    told[0x010E] = "secret words"
    content = sample.picture(size=(4000, 3000), exif=told, comment=b"secret words")
    assert b"secret words" in content
    file = stored(content, at)

    image = shown(file)
    assert (image.format, image.size) == ("JPEG", (1200, 1600))
    assert not image.getexif()
    assert b"secret words" not in store.preview_place(file.sha256).read_bytes()


def test_a_small_picture_keeps_its_size(at: datetime) -> None:
    assert shown(stored(sample.picture(size=(320, 200)), at)).size == (320, 200)


def test_transparent_parts_show_as_paper(at: datetime) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(clear, "PNG")
    assert shown(stored(clear.getvalue(), at)).getpixel((10, 10)) == (255, 255, 255)


COLOURS = [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("MPO", "RGB")]


@pytest.mark.parametrize(("form", "mode"), COLOURS)
def test_every_kind_of_colour_can_be_shown(form: str, mode: str, at: datetime) -> None:
    content = io.BytesIO()
    Image.new(mode, (30, 20)).save(content, form)
    image = shown(stored(content.getvalue(), at))
    assert (image.mode, image.size) == ("RGB", (30, 20))


def test_a_preview_is_made_once(at: datetime) -> None:
    file = stored(sample.picture(), at)
    shown(file)
    place = store.preview_place(file.sha256)
    place.chmod(0o640)
    place.write_bytes(b"made before")
    with preview.preview(file) as opened:
        assert opened.read() == b"made before"


def test_papers_have_no_preview(at: datetime) -> None:
    with pytest.raises(preview.NoPreview):
        preview.preview(stored(sample.pdf(), at))


def test_a_lost_original_is_said(at: datetime) -> None:
    file = stored(sample.picture(), at)
    store.place(file.sha256).unlink()
    with pytest.raises(store.MissingBytes):
        preview.preview(file)
    assert store.abandoned(older_than=float("inf")) == []
