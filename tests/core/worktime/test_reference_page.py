"""The published page of worked cases is the one the table gives."""

from .cases import CASES
from .reference_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.core.worktime.reference_page"


def test_every_case_is_on_the_page() -> None:
    published = page()
    assert len(CASES) >= 45
    assert [case.name for case in CASES if f"| {case.article} | {case.rule}" not in published] == []
