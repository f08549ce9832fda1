"""Tables of phrases: read, refused with the line, extended."""

import pytest

from motcua.core.search.abbreviations import expanded, learned
from motcua.core.search.entries import Entry
from motcua.core.search.index import Index
from motcua.core.search.lexicon import Lexicon, Phrase, UnusableLexicon, read_table
from motcua.core.search.phrases import PhraseBook
from motcua.core.search.words import read_words

HEADER = "field\tlife_event\tsaid\tmeant\texample\n"


def test_variants_become_phrases_and_remarks_are_passed_over() -> None:
    text = (
        HEADER
        + "# nhận xét\n\nHộ tịch\tsinh-con\tđẻ con | sinh em bé\tđăng ký khai sinh\tMới sinh?\n\t\tdẹp\tchấm dứt\n"
    )
    assert read_table(text, source="t.tsv").phrases == (
        Phrase("đẻ con", "đăng ký khai sinh", "Hộ tịch", "sinh-con", "Mới sinh?"),
        Phrase("sinh em bé", "đăng ký khai sinh", "Hộ tịch", "sinh-con", "Mới sinh?"),
        Phrase("dẹp", "chấm dứt"),
    )


def test_alternatives_of_a_meaning_become_phrases_too() -> None:
    found = read_table(HEADER + "\t\tdẹp | nghỉ hẳn\tchấm dứt hoạt động | giải thể\t\n", source="t.tsv").phrases
    assert [(phrase.said, phrase.meant) for phrase in found] == [
        ("dẹp", "chấm dứt hoạt động"),
        ("dẹp", "giải thể"),
        ("nghỉ hẳn", "chấm dứt hoạt động"),
        ("nghỉ hẳn", "giải thể"),
    ]


@pytest.mark.parametrize("name", ["Chấm dứt hoạt động hợp tác xã", "Giải thể hợp tác xã"])
def test_either_alternative_is_found_as_wholly_as_if_it_stood_alone(name: str) -> None:
    entries = [Entry("wanted", name), Entry("other", "Đăng ký hợp tác xã"), Entry("shop", "Chấm dứt hộ kinh doanh")]
    whole = read_table(HEADER + "\t\tdẹp\tchấm dứt hoạt động | giải thể\t\n", source="t.tsv")
    hit = Index.build(entries, whole).search("dẹp hợp tác xã").hits[0]
    alone = Index.build(entries, Lexicon((Phrase("dẹp", name.removesuffix(" hợp tác xã").lower()),)))
    assert hit.id == "wanted"
    assert hit.score == pytest.approx(alone.search("dẹp hợp tác xã").hits[0].score, rel=0.05)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("said\tmeant\n", "t.tsv does not begin with the columns"),
        (HEADER + "Hộ tịch\t\tđẻ con\t\t\n", "t.tsv, line 2 lacks"),
        (HEADER + "Hộ tịch\t\t\tkhai sinh\t\n", "t.tsv, line 2 lacks"),
        (HEADER + "a\tb\tc\td\te\tf\n", "t.tsv, line 2 has 6 columns"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text: str, sentence: str) -> None:
    with pytest.raises(UnusableLexicon, match=sentence):
        read_table(text, source="t.tsv")


def test_extending_leaves_the_first_lexicon_as_it_was() -> None:
    first = Lexicon((Phrase("a", "b"),))
    assert first.extended([Phrase("c", "d")]).phrases == (Phrase("a", "b"), Phrase("c", "d"))
    assert len(first.phrases) == 1


def book(*phrases: Phrase) -> PhraseBook:
    return PhraseBook(Lexicon((*phrases, *(Phrase(f"đệm {number}", "đệm", "Đệm") for number in range(20)))))


def said(found: PhraseBook, question: str) -> list[tuple[str, float]]:
    return [(use.phrase.said, round(use.sureness, 2)) for use in found.uses(read_words(question))]


def test_a_phrase_word_by_word_is_certain_and_less_so_with_others_between() -> None:
    found = book(Phrase("rút bảo hiểm một cục", "hưởng bảo hiểm xã hội một lần", "BHXH"))
    assert said(found, "em muốn rút bảo hiểm một cục") == [("rút bảo hiểm một cục", 1.0)]
    ((_, loose),) = said(found, "rút tiền bảo hiểm một cục")
    assert 0.5 < loose < 1.0


def test_accents_typed_rule_a_phrase_out_and_none_typed_do_not() -> None:
    found = book(Phrase("bán đất", "chuyển nhượng quyền sử dụng đất", "Đất đai"))
    assert said(found, "bản đất") == []
    assert said(found, "ban dat") == [("bán đất", 1.0)]


def test_a_short_phrase_inside_a_longer_one_is_not_meant() -> None:
    found = book(Phrase("lái xe", "giấy phép lái xe", "Xe"), Phrase("dạy lái xe", "giáo viên dạy lái xe", "Đường bộ"))
    assert said(found, "muốn dạy lái xe") == [("dạy lái xe", 1.0)]


def test_half_of_a_general_verb_is_another_verb() -> None:
    assert said(book(Phrase("kinh doanh lại", "tiếp tục hoạt động")), "đăng ký hộ kinh doanh") == []


def test_part_of_a_phrase_that_is_official_wording_proves_nothing() -> None:
    found = book(Phrase("bỏ giám hộ", "đăng ký chấm dứt giám hộ", "Hộ tịch"))
    assert said(found, "đăng ký giám hộ") == []


def test_one_syllable_without_its_accents_is_hardly_a_proof() -> None:
    found = book(Phrase("bé", "trẻ em", "Trẻ em"))
    assert said(found, "bé") == [("bé", 1.0)]
    assert said(found, "be tong") == [("bé", 0.4)]


def test_abbreviations_are_learned_from_texts_and_from_the_lexicon() -> None:
    lexicon = Lexicon((Phrase("gplx", "giấy phép lái xe"), Phrase("vneid", "định danh điện tử")))
    known = learned(["Sổ bảo hiểm xã hội (BHXH) và (ABC)", "người lao động (sau đây gọi là NLĐ)"], lexicon)
    assert known == {
        "bhxh": ("bao", "hiem", "xa", "hoi"),
        "nld": ("nguoi", "lao", "dong"),
        "gplx": ("giay", "phep", "lai", "xe"),
    }
    assert expanded(["so", "bhxh"], known) == ["so", "bhxh", "bao", "hiem", "xa", "hoi"]
