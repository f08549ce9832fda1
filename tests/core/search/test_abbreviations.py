"""Abbreviations are spelled out, whatever of them is typed, but never taken for a common word."""

import pytest

from motcua.core.search.abbreviations import learned, may_abbreviate
from motcua.core.search.entries import Entry
from motcua.core.search.index import Index
from motcua.core.search.lexicon import Lexicon, Phrase
from motcua.core.search.repair import mended
from motcua.core.search.spelling import Spelling
from motcua.core.search.words import read_words

LEXICON = Lexicon(
    (
        Phrase("đk", "đăng ký"),
        Phrase("bđs", "bất động sản"),
        Phrase("gcn", "giấy chứng nhận"),
        Phrase("đkkd", "đăng ký kinh doanh"),
        Phrase("kts", "kiến trúc sư"),
        Phrase("ca", "công an"),
    )
)
ENTRIES = (
    Entry("broker", "Cấp chứng chỉ hành nghề môi giới bất động sản"),
    Entry("business", "Cấp giấy chứng nhận đăng ký kinh doanh"),
    Entry("architect", "Cấp thẻ kiến trúc sư"),
    Entry("police", "Tuyển công dân vào công an"),
    Entry("praise", "Khen thưởng tập thể cả đơn vị"),
    Entry("sign", "Ký hợp đồng"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(ENTRIES, LEXICON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đk", "dang ki"),
        ("ĐK", "dang ki"),
        ("dk", "dang ki"),
        ("thẻ môi giới bđs", "bat dong san"),
        ("gcnđkkd", "giay chung nhan dang ki kinh doanh"),
    ],
)
def test_what_an_abbreviation_stands_for_is_read_with_it(index: Index, typed: str, meant: str) -> None:
    assert " ".join(index.search(typed).words).endswith(meant)


@pytest.mark.parametrize(("typed", "may_be"), [("đk", True), ("dk", True), ("đký", False), ("cá", False)])
def test_an_abbreviation_bears_no_mark_but_that_of_its_letters(typed: str, may_be: bool) -> None:
    assert may_abbreviate(read_words(typed)[0]) is may_be


def test_an_abbreviation_that_is_a_syllable_stands_for_nothing_where_no_accents_are_typed(index: Index) -> None:
    assert "ca" not in learned((), LEXICON)
    assert not any("công an" in why for hit in index.search("ca don vi").hits for why in hit.why)
    assert index.search("tuyển vào ca").hits[0].id == "police"


def test_telex_is_read_before_an_abbreviation_one_slip_away() -> None:
    spelling = Spelling()
    spelling.learn(["kts"], times=1000)
    spelling.learn(["ki"], times=2)
    spelling.settle()
    assert [word.bare for word in mended(read_words("kys"), spelling)] == ["ki"]
