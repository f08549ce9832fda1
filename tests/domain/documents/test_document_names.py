"""Names people give to files: what is shown, and what a file is saved as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.documents.media import MediaType
from motcua.domain.documents.names import MAX_NAME, display_name, download_name

SHOWN = {
    "as it is": ("Đơn đề nghị.pdf", "Đơn đề nghị.pdf"),
    "folders of Unix": ("../../etc/passwd", "passwd"),
    "folders of Windows": ("C:\\Users\\an\\giấy tờ\\ảnh.jpg", "ảnh.jpg"),
    "only folders": ("../..", "tep-khong-ten"),
    "nothing": ("", "tep-khong-ten"),
    "hidden file": (".htaccess", "htaccess"),
    "NUL": ("don.pdf\0.exe", "don.pdf.exe"),
    "line ends, for headers": ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie: x=1.pdf"),
    "reading direction turned": ("anh\u202egpj.exe", "anhgpj.exe"),
    "isolates and marks": ("\u2066a\u2069\u200fb\ufeff.pdf", "ab.pdf"),
    "letters written apart": ("Đơn ve\u0302\u0300.pdf", "Đơn về.pdf"),
    "long": ("a" * 300 + ".pdf", "a" * (MAX_NAME - 5) + "….pdf"),
}

SAVED = {
    "right extension": ("đơn.PDF", MediaType.PDF, "đơn.PDF"),
    "other spelling": ("ảnh.jpeg", MediaType.JPEG, "ảnh.jpeg"),
    "program that is a PDF": ("setup.exe", MediaType.PDF, "setup.exe.pdf"),
    "page that is a picture": ("trang.html", MediaType.PNG, "trang.html.png"),
    "none": ("đơn", MediaType.DOCX, "đơn.docx"),
}


@pytest.mark.parametrize("story", SHOWN)
def test_shown_name(story: str) -> None:
    raw, shown = SHOWN[story]
    assert display_name(raw) == shown


@pytest.mark.parametrize("story", SAVED)
def test_a_file_is_saved_with_the_extension_of_what_it_is(story: str) -> None:
    raw, media_type, saved = SAVED[story]
    assert download_name(raw, media_type) == saved


@given(st.text(max_size=400))
def test_every_shown_name_is_one_visible_line_without_folders(raw: str) -> None:
    shown = display_name(raw)
    assert 0 < len(shown) <= MAX_NAME
    assert shown.isprintable()
    assert not set(shown) & {"/", "\\"}
    assert display_name(shown) == shown
