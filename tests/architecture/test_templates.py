"""A template of a face takes parts only from that face, the components and the packaged macros."""

import re

import pytest

from tests.architecture.sources import PACKAGE

FACES = sorted(folder.name for folder in (PACKAGE / "web").iterdir() if (folder / "templates").is_dir())
REFERENCE = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s+(['\"])(?P<target>[^'\"]+)\1")
SHARED = {"components", "govuk_frontend_jinja"}
# A script element of type application/ld+json is data: no browser runs it, and the policy does not speak of it.
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?! type=\"application/ld\+json\">)|<style\b|\sstyle=|\son[a-z]+=|javascript:",
    re.IGNORECASE,
)


@pytest.mark.parametrize("face", FACES)
def test_templates_take_parts_only_from_their_own_face_and_the_components(face: str) -> None:
    foreign = [
        f"{path.name}: {reference['target']}"
        for path in sorted((PACKAGE / "web" / face / "templates").rglob("*.html"))
        for reference in REFERENCE.finditer(path.read_text(encoding="utf-8"))
        if reference["target"].split("/")[0] not in SHARED | {face}
    ]
    assert foreign == []


@pytest.mark.parametrize("face", FACES)
def test_templates_hold_no_inline_script_or_style(face: str) -> None:
    inline = [
        f"{path.name}: {found[0]}"
        for path in sorted((PACKAGE / "web" / face / "templates").rglob("*.html"))
        for found in INLINE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert inline == [], "the content security policy of every page forbids them"
