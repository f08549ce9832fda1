"""One family, many variants: what a question says, and does not say, tells them apart."""

import pytest

from motcua.core.search.actions import Action, actions_in
from motcua.core.search.ages import age_fit, ages_in
from motcua.core.search.certifying import certified
from motcua.core.search.entries import Entry
from motcua.core.search.index import Index
from motcua.core.search.lexicon import Lexicon, Phrase
from motcua.core.search.names import read_name
from motcua.core.search.ranking import looked_at
from motcua.core.search.reading import read
from motcua.core.search.tables import Tables
from motcua.core.search.teaching import taught_words
from motcua.core.search.weights import WEIGHTS
from motcua.core.search.words import read_words


def first(question: str, *names: str, phrases: tuple[Phrase, ...] = ()) -> str:
    """Return the name found first among `names`, which stand among strangers."""
    strangers = ("Cấp giấy phép bán rượu", "Đăng ký tàu biển", "Giải quyết khiếu nại", "Xóa đăng ký tàu biển")
    entries = [Entry(str(place), name, "Một lĩnh vực") for place, name in enumerate((*names, *strangers))]
    index = Index.build(entries, Lexicon(phrases))
    return index.entry(index.search(question).hits[0].id).name


class TestAges:
    @pytest.mark.parametrize(
        ("question", "ages"),
        [
            ("cho con 14 tuổi làm thẻ", (14,)),
            ("be 8 thang tuoi", (0,)),
            ("bé 30 tháng tuổi", (2,)),
            ("mẹ 82 tuổi và con 6 tuổi", (82, 6)),
            ("nghỉ bán 3 tháng", ()),
            ("năm 2024 tuổi thọ", ()),
        ],
    )
    def test_ages_are_read_in_years(self, question: str, ages: tuple[int, ...]) -> None:
        assert ages_in(read_words(question)) == ages

    @pytest.mark.parametrize(
        ("name", "ages", "fit"),
        [
            ("Cấp thẻ cho người dưới 14 tuổi", (13,), 1.0),
            ("Cấp thẻ cho người dưới 14 tuổi", (14,), -1.0),
            ("Cấp thẻ cho người từ đủ 14 tuổi trở lên", (14,), 1.0),
            ("Cấp thẻ cho người từ đủ 14 tuổi trở lên", (13,), -1.0),
            ("Trợ cấp cho người trên 75 tuổi", (80,), 1.0),
            ("Cấp thẻ căn cước", (14,), 0.0),
            ("Cấp thẻ cho người dưới 14 tuổi", (), 0.0),
        ],
    )
    def test_a_name_is_for_some_ages_only(self, name: str, ages: tuple[int, ...], fit: float) -> None:
        assert age_fit(name, ages) == fit

    @pytest.mark.parametrize(
        ("question", "wanted"), [("thẻ cho con 14 tuổi", "từ đủ 14 tuổi"), ("the cho con 13 tuoi", "dưới 14 tuổi")]
    )
    def test_the_age_said_decides(self, question: str, wanted: str) -> None:
        names = ("Cấp thẻ căn cước cho người dưới 14 tuổi", "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên")
        assert wanted in first(question, *names)


class TestVariants:
    FOREIGN = "Đăng ký kết hôn có yếu tố nước ngoài"
    PLAIN = "Đăng ký kết hôn"

    def test_a_variant_is_found_where_its_remark_is_said(self) -> None:
        assert first("đăng ký kết hôn với người nước ngoài", self.PLAIN, self.FOREIGN) == self.FOREIGN

    def test_and_not_where_it_is_not(self) -> None:
        assert first("đăng ký kết hôn ở phường", self.FOREIGN, self.PLAIN) == self.PLAIN

    def test_a_remark_is_read_with_its_accents(self) -> None:
        """Có yếu tố is not cơ yếu, the army's cipher service, though both fold to co yeu."""
        assert read_name(self.FOREIGN, {}).qualifiers.keys() == {("nuoc", "ngoai")}
        assert read_name("Cấp thẻ cho người làm công tác cơ yếu", {}).qualifiers.keys() == {("yeu",)}

    def test_half_a_phrase_does_not_say_the_remark_it_means(self) -> None:
        plain, foreign = "Đăng ký khai sinh", "Đăng ký khai sinh có yếu tố nước ngoài"
        phrase = Phrase("khai sinh cho con lai", foreign, "Một lĩnh vực")
        assert first("tôi muốn khai sinh cho con lai", plain, foreign, phrases=(phrase,)) == foreign
        assert first("tôi muốn khai sinh cho con", foreign, plain, phrases=(phrase,)) == plain

    def test_the_act_typed_without_accents_is_the_names_own(self) -> None:
        """Doi alone may be đội or đời, so it asks for no act, but a name that holds it was not left unasked."""
        typed = read_words("doi giay phep lai xe")
        assert actions_in(typed) == set()
        assert actions_in(typed, may_be=True) == {Action.EXCHANGE}
        assert first("doi giay phep lai xe", "Cấp giấy phép lái xe", "Đổi giấy phép lái xe") == "Đổi giấy phép lái xe"

    def test_a_certificate_of_registration_is_a_paper_and_no_act(self) -> None:
        assert read_name("Cấp lại Giấy chứng nhận đăng ký đầu tư", {}).acts == {Action.AGAIN}
        assert read_name("Cấp lại và đăng ký đầu tư", {}).acts == {Action.AGAIN, Action.NEW}
        plain, again = "Đăng ký thành lập hộ kinh doanh", "Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh"
        assert first("đăng ký hộ kinh doanh", again, plain) == plain

    def test_of_a_name_that_lists_many_matters_one_is_asked_for(self) -> None:
        many = (
            "Đăng ký biến động quyền sử dụng đất; chuyển nhượng quyền sử dụng đất; cho thuê đất trong dự án; góp vốn "
            "bằng tài sản gắn liền với đất thuê của Nhà nước"
        )
        assert read_name(many, {}).parts[1] == {"chuyen", "nhuong", "quyen", "su", "dung", "dat"}
        assert Action.TRANSFER in read_name(many, {}).acts_listed - read_name(many, {}).acts
        other = "Chuyển nhượng quyền sử dụng rừng trồng sản xuất của hộ gia đình"
        assert first("chuyển nhượng quyền sử dụng đất", other, many) == many

    def test_an_act_listed_far_from_the_head_is_done_as_well(self) -> None:
        far = "Đăng ký biến động đất đai đối với trường hợp chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất"
        tables = Tables([Entry("far", far), Entry("other", "Giao quyền sử dụng đất")], Lexicon(), None)
        question = "tặng cho quyền sử dụng đất"
        found = dict(looked_at(tables, question, read(tables, question, WEIGHTS), None, WEIGHTS))
        assert [found[number].act_met for number in (0, 1)] == [1.0, 0.0]


class TestTeaching:
    NAMES = ("Hưởng trợ cấp hưu trí xã hội", "Chi phí mai táng cho người hưởng trợ cấp hưu trí xã hội")

    def taught(self, meant: str) -> list[list[str]]:
        names = [read_name(name, {}) for name in self.NAMES]
        rarity = {word: 2.0 for name in names for word in name.words}
        phrase = Phrase("tiền già", meant, "Bảo trợ xã hội")
        return taught_words(Lexicon((phrase,)), names, ["Bảo trợ xã hội"] * 2, rarity)

    def test_a_phrase_that_means_one_name_teaches_no_relative(self) -> None:
        assert [bool(words) for words in self.taught("hưởng trợ cấp hưu trí xã hội")] == [True, False]

    def test_a_phrase_that_means_part_of_many_teaches_them_all(self) -> None:
        assert [bool(words) for words in self.taught("hưu trí xã hội")] == [True, True]


class TestCertifying:
    COPIES = "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan có thẩm quyền cấp"
    OTHERS = ("Cấp hộ chiếu phổ thông", "Đăng ký kết hôn", "Cấp bản sao văn bằng từ sổ gốc", "Cấp giấy phép lái xe")

    @pytest.mark.parametrize(
        "question",
        [
            "công chứng hộ chiếu",
            "cong chung giay dang ky ket hon o phuong",
            "chứng thực bản sao bằng đại học",
            "đi sao y giấy phép lái xe",
        ],
    )
    def test_whichever_paper_is_certified_is_only_copied(self, question: str) -> None:
        assert first(question, *self.OTHERS, self.COPIES) == self.COPIES

    @pytest.mark.parametrize(
        "question",
        [
            "công chứng hợp đồng mua bán nhà đất có sổ",
            "bổ nhiệm công chứng viên cần bằng gì",
            "chứng thực chữ ký trên giấy cam kết",
            "xin bản sao khai sinh",
            "công chứng",
        ],
    )
    def test_what_is_certified_otherwise_is_left_as_said(self, question: str) -> None:
        words = read_words(question)
        assert certified(words) == words

    def test_what_stands_around_it_stays(self) -> None:
        said = [word.bare for word in certified(read_words("nộp hồ sơ xin việc cần sao y bằng"))]
        assert said[:6] == ["nop", "ho", "so", "xin", "viec", "can"]
        assert said[6:] == ["chung", "thuc", "ban", "sao", "tu", "ban", "chinh", "giay", "to", "van", "ban"]
