"""Questions that do not apply are neither asked, required, checked nor kept."""

from datetime import date

import pytest

from motcua.core.forms import ErrorKey, Form, check_all, parse_page, prune, visible_fields, visible_pages

Answers = dict[str, object]


def ids(form: Form, data: Answers) -> list[str]:
    return [page.id for page in visible_pages(form, data)]


def test_page_appears_when_its_condition_holds(sample: Form) -> None:
    assert "proxy" not in ids(sample, {})
    assert "proxy" not in ids(sample, {"for_whom": "self"})
    assert "proxy" in ids(sample, {"for_whom": "other"})


def test_field_appears_when_its_condition_holds(sample: Form) -> None:
    page = sample.page("marriage")
    assert [field.name for field in visible_fields(sample, page, {})] == ["married"]
    assert [field.name for field in visible_fields(sample, page, {"married": True})] == ["married", "spouse_name"]


def test_condition_reads_an_answer_of_the_same_page(sample: Form) -> None:
    asked = parse_page(sample, "marriage", {"married": ["yes"]})
    assert asked.errors["spouse_name"].key is ErrorKey.REQUIRED
    given = parse_page(sample, "marriage", {"married": ["yes"], "spouse_name": ["Trần Bình"]})
    assert given.values == {"married": True, "spouse_name": "Trần Bình"}
    hidden = parse_page(sample, "marriage", {"married": ["no"], "spouse_name": ["Trần Bình"]})
    assert hidden.values == {"married": False}
    assert hidden.ok


def test_the_page_now_sent_counts_not_the_saved_one(sample: Form) -> None:
    result = parse_page(sample, "marriage", {"married": ["no"]}, data={"married": True, "spouse_name": "Trần Bình"})
    assert result.ok


def test_saved_answer_does_not_stand_in_for_one_left_out(sample: Form) -> None:
    result = parse_page(sample, "marriage", {}, data={"married": True})
    assert result.errors.keys() == {"married"}


def test_condition_reads_earlier_pages(sample: Form) -> None:
    assert parse_page(sample, "proxy", {}, data={"for_whom": "other"}).errors.keys() == {"proxy_paper"}


def test_prune_drops_hidden_and_unknown_answers(sample: Form, complete: Answers) -> None:
    stale = complete | {"proxy_paper": "12/CTCK", "spouse_name": "Trần Bình", "ghost": 1}
    assert prune(sample, stale) == complete


def test_prune_keeps_wrong_answers_to_be_reported(sample: Form, complete: Answers) -> None:
    assert prune(sample, complete | {"phone": "12"})["phone"] == "12"


def test_wrong_answer_makes_no_condition_true(sample: Form, complete: Answers) -> None:
    assert "proxy" not in ids(sample, complete | {"for_whom": ["other"]})
    assert "spouse_name" not in prune(sample, complete | {"married": 1, "spouse_name": "Trần Bình"})


def test_complete_answers_have_no_errors(sample: Form, complete: Answers) -> None:
    assert check_all(sample, complete, today=date(2026, 11, 21)) == {}


def test_errors_come_by_page_in_page_order(sample: Form) -> None:
    errors = check_all(sample, {"for_whom": "other", "phone": 7, "died_on": "2020-13-01"})
    assert list(errors) == ["who", "contact", "proxy", "dates", "marriage", "rest"]
    assert errors["contact"]["phone"].key is ErrorKey.KIND
    assert errors["dates"]["died_on"].key is ErrorKey.DATE_REAL
    assert errors["proxy"]["proxy_paper"].key is ErrorKey.REQUIRED
    assert errors["marriage"].keys() == {"married"}


def test_hidden_wrong_answer_is_not_an_error(sample: Form, complete: Answers) -> None:
    assert check_all(sample, complete | {"proxy_paper": 5, "spouse_name": "\x00"}) == {}


def test_rule_compares_two_answers(sample: Form, complete: Answers) -> None:
    errors = check_all(sample, complete | {"died_on": "1989-01-01"})
    assert errors["dates"]["died_on"].key is ErrorKey.RULE
    assert errors["dates"]["died_on"].text("en") == "The date of death must follow the date of birth, check both"
    assert check_all(sample, complete | {"died_on": "1990-05-17"}) == {}


def test_rule_is_checked_when_its_page_is_sent(sample: Form) -> None:
    result = parse_page(sample, "dates", {"born_on": ["1/1/2000"], "died_on": ["1/1/1999"]})
    assert result.errors["died_on"].key is ErrorKey.RULE


def test_rule_waits_for_both_answers(sample: Form) -> None:
    assert parse_page(sample, "dates", {"born_on": ["khi nào"], "died_on": ["1/1/1999"]}).errors.keys() == {"born_on"}
    assert parse_page(sample, "dates", {"born_on": ["1/1/2000"]}).ok


def test_ward_must_exist_where_the_list_is_given(sample: Form, complete: Answers) -> None:
    answers = complete | {"ward": "00005"}
    assert check_all(sample, answers) == {}
    assert check_all(sample, answers, wards={"00004"})["rest"]["ward"].key is ErrorKey.WARD


def test_date_bounds_hold_for_programs_too(sample: Form, complete: Answers) -> None:
    errors = check_all(sample, complete | {"born_on": "2027-01-01"}, today=date(2026, 11, 21))
    assert errors["dates"]["born_on"].key is ErrorKey.TOO_LATE


def test_refused_declaration_is_not_given(sample: Form, complete: Answers) -> None:
    assert check_all(sample, complete | {"agree": False})["rest"]["agree"].key is ErrorKey.REQUIRED_TICK


@pytest.mark.parametrize("name", ["", "  Lê An", "Lê  An", "Le\u0302 An", "Lê\u200bAn"])
def test_programs_must_send_text_in_its_stored_form(sample: Form, complete: Answers, name: str) -> None:
    errors = check_all(sample, complete | {"full_name": name})
    assert errors["who"]["full_name"].key in {ErrorKey.FORMAT, ErrorKey.BAD_CHARACTER, ErrorKey.TOO_SHORT}
