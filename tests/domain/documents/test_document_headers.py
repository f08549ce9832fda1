"""Files people sent leave with headers that let a browser show or save them, never run them."""

import pytest

from motcua.domain.documents.headers import file_headers
from motcua.domain.documents.media import MediaType


@pytest.mark.parametrize("media_type", MediaType)
@pytest.mark.parametrize("show", [True, False])
def test_no_file_is_guessed_at_run_framed_or_kept(media_type: MediaType, show: bool) -> None:
    headers = file_headers(media_type, name="a", show=show)
    assert headers["Content-Type"] == media_type
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy
    assert ("sandbox" in policy) == (not (show and media_type is MediaType.PDF))


@pytest.mark.parametrize("media_type", [MediaType.DOCX, MediaType.XLSX])
def test_office_documents_are_only_saved(media_type: MediaType) -> None:
    assert file_headers(media_type, name="a", show=True)["Content-Disposition"].startswith("attachment")


def test_a_name_cannot_leave_its_header() -> None:
    headers = file_headers(MediaType.PDF, name='a"; x="\r\nSet-Cookie: a=1', show=True)
    assert headers["Content-Disposition"] == 'inline; filename="a\\"; x=\\" Set-Cookie: a=1.pdf"'


def test_a_vietnamese_name_arrives() -> None:
    headers = file_headers(MediaType.JPEG, name="ảnh thẻ.jpg")
    assert headers["Content-Disposition"] == "attachment; filename*=utf-8''%E1%BA%A3nh%20th%E1%BA%BB.jpg"
