"""What is found for a question, mechanism by mechanism."""

from collections.abc import Mapping, Sequence

import pytest

from motcua.core.search.entries import Entry
from motcua.core.search.index import Index
from motcua.core.search.lexicon import Lexicon, Phrase


def first(index: Index, question: str) -> str:
    return index.search(question).hits[0].id


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        # names, with and without accents, with slips
        ("đăng ký kết hôn", "marriage"),
        ("dang ky ket hon", "marriage"),
        ("đăng ký kết hpn", "marriage"),
        ("ddăng kys tamj trus", "temporary"),
        # the ordinary case before its variants, a variant when it is named
        ("làm khai sinh", "birth"),
        ("khai sinh có yếu tố nước ngoài", "birth-foreign"),
        ("khai sinh lưu động", "birth-mobile"),
        # acts
        ("cấp lại thẻ căn cước", "card-again"),
        ("gia hạn giấy phép khai thác nước dưới đất", "water-longer"),
        ("giấy phép khai thác nước dưới đất", "water"),
        ("tàu biển", "ship"),
        ("mất thẻ căn cước", "card-again"),
        # phrases and abbreviations
        ("xin giấy độc thân", "single"),
        ("khoan giếng phải xin phép không", "water"),
        ("em muốn rút bhxh một lần", "pension"),
        ("lam lai cccd", "card-again"),
        ("dẹp tiệm luôn thì báo ai", "shop-end"),
        # what mất means
        ("ông nội em mới mất phải làm giấy gì", "death"),
        # texts
        ("giấy chứng sinh", "birth"),
    ],
)
def test_found_first(index: Index, question: str, wanted: str) -> None:
    assert first(index, question) == wanted


def test_accents_typed_decide_between_words_that_fold_alike() -> None:
    names = {"dat": "Cấp đất ở", "dat-dai": "Cấp đạt ở", "sale": "Bán nhà cũ", "copy": "Bản nhà cũ"}
    index = Index.build([Entry(identifier, name) for identifier, name in names.items()], Lexicon())
    assert [first(index, question) for question in ("cấp đất", "cấp đạt", "bán nhà", "bản nhà")] == list(names)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("đăng ký hộ kinh doanh", "plain"), ("đăng ký thay đổi hộ kinh doanh", "change")],
)
def test_the_plain_act_comes_before_a_variant_nobody_named(question: str, wanted: str) -> None:
    names = {"change": "Đăng ký thay đổi hộ kinh doanh", "plain": "Đăng ký thành lập hộ kinh doanh"}
    index = Index.build([Entry(identifier, name) for identifier, name in names.items()], Lexicon())
    assert first(index, question) == wanted


def test_filters_come_before_ranking(index: Index) -> None:
    assert {hit.id for hit in index.search("đăng ký", levels=frozenset(["ministry"])).hits} == {"ship", "ship-end"}
    business = index.search("đăng ký", audience="business", limit=50).hits
    assert {hit.id for hit in business} <= {"shop", "shop-pause", "shop-end", "ship", "ship-end"}
    assert [hit.id for hit in index.search("khai sinh", allowed=lambda entry: entry.id == "death").hits] == ["death"]


def test_another_provinces_copy_is_not_shown(index: Index) -> None:
    assert {hit.id for hit in index.search("tổ chức lễ hội", locality="79").hits} & {"festival-hn"} == set()
    assert index.search("tổ chức lễ hội", locality="01").hits[0].id == "festival-hn"
    both = {hit.id for hit in index.search("tổ chức lễ hội").hits[:2]}
    assert both == {"festival-hn", "festival-hcm"}
    assert first(index, "khai sinh") == index.search("khai sinh", locality="79").hits[0].id


@pytest.mark.parametrize("question", ["", "   ", "?!…", "xyzzy qwrtp", "🙂", "\x00", "a" * 5000, "đăng " * 500])
def test_any_text_is_answered_without_failing(index: Index, question: str) -> None:
    found = index.search(question)
    assert 0.0 <= found.confidence.value <= 1.0


def test_an_empty_catalogue_finds_nothing() -> None:
    found = Index.build([], Lexicon()).search("khai sinh")
    assert found.hits == ()
    assert found.confidence.value == 0.0


def test_limit_and_order(index: Index) -> None:
    hits = index.search("đăng ký khai sinh", limit=3).hits
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_same_question_is_answered_the_same_twice(index: Index) -> None:
    assert index.search("cấp lại thẻ") == index.search("cấp lại thẻ")


def test_why_names_phrases_and_words(index: Index) -> None:
    why = index.search("xin giấy độc thân").hits[0].why
    assert why[0] == "giấy độc thân → Giấy xác nhận tình trạng hôn nhân"
    assert "kết" in index.search("dk kết hôn").hits[0].why


def test_confidence_is_high_for_what_is_there_and_low_for_what_is_not(index: Index) -> None:
    there = [index.search(question).confidence for question in ("khai sinh", "đăng ký kết hôn ở xã thì cần gì vậy")]
    not_there = [index.search(question).confidence for question in ("nấu phở bò", "hôm nay có mưa không vậy bạn ơi")]
    assert min(one.value for one in there) > max(one.value for one in not_there)
    assert there[0].coverage == 1.0


def test_equal_names_are_counted_as_siblings(index: Index) -> None:
    equal = index.search("đăng ký tổ chức lễ hội").confidence
    assert (equal.siblings, equal.gap) == (1, 0.0)
    assert index.search("đăng ký kết hôn").confidence.siblings == 0


class Fixed:
    """A model that finds one entry close, whatever is asked."""

    def __init__(self, close: str) -> None:
        self.close = close
        self.prepared: tuple[Entry, ...] = ()

    def prepare(self, entries: Sequence[Entry]) -> None:
        self.prepared = tuple(entries)

    def closeness(self, question: str) -> Mapping[str, float]:
        return {self.close: 100.0} if question else {}


def test_an_embedding_adds_to_the_score_and_is_given_the_entries() -> None:
    entries = [Entry("a", "Đăng ký khai sinh"), Entry("b", "Đăng ký khai tử")]
    model = Fixed("b")
    assert first(Index.build(entries, Lexicon()), "khai sinh") == "a"
    assert first(Index.build(entries, Lexicon(), embedding=model), "khai sinh") == "b"
    assert model.prepared == tuple(entries)


def test_a_phrase_added_by_staff_is_found_by_the_next_index(index: Index) -> None:
    question = "xin tờ tráo hoán"
    extended = index.lexicon.extended([Phrase("tráo hoán", "cấp đổi thẻ căn cước", "Cấp, quản lý căn cước")])
    assert first(Index.build(index.entries, extended), question) == "card-exchange"
    assert first(index, question) != "card-exchange"


@pytest.mark.parametrize(
    ("prefix", "offered"),
    [
        ("đăng ký kh", "Thủ tục đăng ký khai sinh"),
        ("dang ky ket h", "Thủ tục đăng ký kết hôn"),
        ("ddawng ky tam tr", "Đăng ký tạm trú"),
        ("khoan gi", "khoan giếng"),
        ("muốn xin cấp lại th", "Cấp lại thẻ căn cước"),
    ],
)
def test_suggestions_complete_names_and_phrases(index: Index, prefix: str, offered: str) -> None:
    assert offered in index.suggest(prefix)


def test_suggestions_are_few_and_none_for_nothing(index: Index) -> None:
    assert len(index.suggest("đăng", limit=3)) == 3
    assert index.suggest("") == ()
    assert index.suggest("qqq zzz") == ()


def test_an_official_name_is_suggested_before_a_phrase_that_holds_the_words_as_well() -> None:
    entries = [Entry("birth", "Thủ tục đăng ký khai sinh"), Entry("apart", "Khai lại nơi sinh")]
    phrase = Phrase("khai sinh trễ", "đăng ký khai sinh", "Hộ tịch")
    offered = Index.build(entries, Lexicon((phrase,))).suggest("khai sinh")
    assert offered == ("Thủ tục đăng ký khai sinh", "khai sinh trễ", "Khai lại nơi sinh")


def test_names_asked_for_more_often_are_suggested_first() -> None:
    entries = [
        Entry("short", "Cấp lại hộ chiếu", frequency=3.0),
        Entry("popular", "Cấp hộ chiếu phổ thông ở trong nước", frequency=4000.0),
        Entry("unknown", "Hủy hộ chiếu"),
        # One name at two agencies: together more often than the first.
        Entry("twice", "Gia hạn hộ chiếu công vụ", frequency=2.0),
        Entry("twice-again", "Gia hạn hộ chiếu công vụ", frequency=2.0),
    ]
    assert Index.build(entries, Lexicon()).suggest("hộ chiếu") == (
        "Cấp hộ chiếu phổ thông ở trong nước",
        "Gia hạn hộ chiếu công vụ",
        "Cấp lại hộ chiếu",
        "Hủy hộ chiếu",
    )


@pytest.mark.parametrize(
    ("typed", "first_offered"),
    [
        ("nhà", "Bán nhà ở cũ"),
        ("nha", "Nhập quốc tịch"),  # without a tone it may become either; what begins so stands first
        ("nhậ", "Nhập quốc tịch"),
        ("nhâ", "Nhập quốc tịch"),  # the tone comes last on most keyboards
        ("nhập", "Nhập quốc tịch"),
    ],
)
def test_a_tone_typed_says_which_word_is_begun(typed: str, first_offered: str) -> None:
    entries = [Entry("house", "Bán nhà ở cũ"), Entry("citizen", "Nhập quốc tịch")]
    assert Index.build(entries, Lexicon()).suggest(typed)[0] == first_offered
