"""The demo catalogue: every file is sound, every form loads, every fact agrees with the national catalogue."""

import gzip
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from motcua.core.forms import Form, Page, load
from motcua.demo.catalogue import (
    PROCESS_KEYS,
    BadCatalogueFile,
    ProcedureData,
    generic_form,
    procedure,
    procedures,
)

ALL = {data["code"]: data for data in procedures()}
WITH_FORM = {code: load(data["form"]) for code, data in ALL.items() if data["form"] is not None}
FORMS = {**WITH_FORM, "generic": load(generic_form())}
each_procedure = pytest.mark.parametrize("data", ALL.values(), ids=ALL.keys())
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())

APPLICANT = (
    "applicant_name",
    "applicant_id_number",
    "applicant_birth_date",
    "applicant_phone",
    "applicant_email",
    "applicant_ward",
    "applicant_address",
)

# Codes seen outside the national catalogue or remembered; their files say so under `unverified`, but for the notice of
# advertising, whose code is confirmed by a public system that files it.
NOT_IN_NATIONAL_CATALOGUE = {
    "1.001699",
    "1.001731",
    "1.001776",
    "1.004650",
    "1.010833",
    "1.013133",
    "1.014027",
    "1.014199",
    "2.000620",
    "2.002481",
    "3.000722",
}


def test_catalogue_is_as_large_as_promised() -> None:
    assert len(ALL) >= 44
    assert len([code for code in WITH_FORM if ALL[code]["process"]]) >= 14
    assert {"ward", "province"} == {level for data in ALL.values() for level in data["levels"]}


def test_every_process_model_is_used_by_a_procedure_with_a_form_or_of_its_own() -> None:
    assert {data["process"] for data in ALL.values()} == {*PROCESS_KEYS, None}
    assert {ALL[code]["process"] for code in WITH_FORM} == set(PROCESS_KEYS)


@each_procedure
def test_file_is_named_by_its_code(data: ProcedureData) -> None:
    assert procedure(data["code"]) == data


def test_unknown_procedure_is_refused() -> None:
    with pytest.raises(LookupError, match=r"no procedure 9\.999999"):
        procedure("9.999999")


def test_misshapen_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**ALL["1.001193"], "channels": [{"channel": "direct", "limit": None, "fees": [], "note": None}]}
    monkeypatch.setattr("motcua.demo.catalogue._read", _reads("1.001193.json", broken))
    with pytest.raises(BadCatalogueFile, match=r"1\.001193\.json: \$\.channels\[0\]\.fees"):
        procedure("1.001193")


def _reads(name: str, content: object) -> Any:
    from motcua.demo import catalogue

    genuine = catalogue._read
    return lambda asked: content if asked == name else genuine(asked)


@each_procedure
def test_ids_are_unique_within_the_procedure(data: ProcedureData) -> None:
    """Reasons of refusals and supplements bind to them."""
    documents = [document["id"] for case in data["cases"] for document in case["documents"]]
    conditions = [condition["id"] for condition in data["conditions"]]
    channels = [channel["channel"] for channel in data["channels"]]
    for ids in (documents, conditions, channels):
        assert len(set(ids)) == len(ids)


@each_procedure
def test_cases_are_named_where_there_are_several(data: ProcedureData) -> None:
    names = [case["name"] for case in data["cases"]]
    assert names == [None] if len(names) == 1 else (None not in names and len(set(names)) == len(names))


@each_procedure
def test_every_document_is_asked_for_in_some_number(data: ProcedureData) -> None:
    assert all(
        document["originals"] + document["copies"] >= 1 for case in data["cases"] for document in case["documents"]
    )


def test_a_field_has_one_name_everywhere() -> None:
    names = {(data["field"]["code"], data["field"]["name"], data["field"]["name_en"]) for data in ALL.values()}
    assert len(names) == len({code for code, _, _ in names})


def test_a_legal_document_has_one_name_everywhere() -> None:
    names = {(basis["number"], basis["name"]) for data in ALL.values() for basis in data["legal_bases"]}
    assert len(names) == len({number for number, _ in names})


LEGAL_TYPES = {
    "QH": "Luật|Bộ luật",
    "NĐ-CP": "Nghị định",
    "NQ-CP": "Nghị quyết",
    "TT-": "Thông tư",
    "UBTVQH": "Pháp lệnh",
    "QĐ-": "Quyết định|Quy định",
}


@each_procedure
def test_legal_numbers_fit_the_kind_of_document(data: ProcedureData) -> None:
    for basis in data["legal_bases"]:
        year, symbol = basis["number"].split("/")[1:]
        assert 2000 <= int(year) <= 2026
        kind = next(kind for prefix, kind in LEGAL_TYPES.items() if symbol.startswith(prefix))
        assert re.match(kind, basis["name"]), basis


@each_procedure
def test_texts_are_clean_vietnamese(data: ProcedureData) -> None:
    text = json.dumps(data, ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"\s{2,}|\s[,.;:?]|\.\.|[Α-Ωа-яА-Я]", text.replace("\\n", ""))


@each_procedure
def test_unverified_paths_lead_somewhere(data: ProcedureData) -> None:
    for path in data["unverified"]:
        assert list(_reach(data, re.sub(r"\[(\d+|\*)\]", r".\1", path).split("."))), path


def _reach(node: Any, parts: list[str]) -> list[Any]:
    if not parts:
        return [node]
    head, rest = parts[0], parts[1:]
    if isinstance(node, list):
        chosen = node if head == "*" else node[int(head) : int(head) + 1]
        return [found for child in chosen for found in _reach(child, rest)]
    return _reach(node[head], rest) if isinstance(node, dict) and head in node else []


@each_form
def test_form_asks_for_the_applicant_in_the_same_shape(form: Form) -> None:
    first = [field for page in form.pages[:3] for field in page.fields]
    assert tuple(field.name for field in first) == APPLICANT
    assert first == [field for page in FORMS["generic"].pages[:3] for field in page.fields]


@each_form
def test_form_ends_with_result_and_declaration(form: Form) -> None:
    assert [page.id for page in form.pages[-3:]] == ["result", "result-address", "declaration"]


@each_form
def test_every_page_is_short_and_works_without_scripts(form: Form) -> None:
    """One thing a page; a condition only ever reads earlier pages, so a page never has to change as it is filled in."""
    for page in form.pages:
        assert len(page.fields) <= 4
        own = {field.name for field in page.fields}
        assert not any(field.when and field.when.names & own for field in page.fields)


@each_form
def test_english_is_complete_and_is_not_vietnamese(form: Form) -> None:
    for text in _english(form):
        assert text
        assert not re.search(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", _without_names(text)), (
            text
        )


def _without_names(text: str) -> str:
    return re.sub(r"đồng|đ|QĐST-HNGĐ|Lý Thường Kiệt|Hàng Bài|\d+/QĐ\S*", "", text)


def _english(form: Form) -> list[str]:
    pages = [text.en for page in form.pages for text in (page.title, page.intro) if text]
    fields = [field for page in form.pages for field in page.fields]
    labels = [text.en for field in fields for text in (field.label, field.thing, field.help) if text]
    choices = [option.label.en for field in fields for option in field.options]
    errors = [text.en for field in fields for text in field.own_errors.values()]
    return pages + labels + choices + errors + [rule.message.en for page in form.pages for rule in page.rules]


@each_form
def test_a_question_names_its_thing_for_errors(form: Form) -> None:
    """ "Chọn bạn làm cho ai?" is no sentence."""
    for page in form.pages:
        for field in page.fields:
            assert "?" not in field.thing.vi + field.thing.en, field.name


@each_form
def test_schema_is_json_schema(form: Form) -> None:
    Draft202012Validator.check_schema(dict(form.schema))


def test_forms_have_their_own_keys() -> None:
    assert len({form.key for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("page", FORMS["generic"].pages, ids=lambda page: page.id)
def test_generic_form_fits_any_procedure(page: Page) -> None:
    assert not any(field.name.startswith(("child", "land")) for field in page.fields)


# --- against the national catalogue


@pytest.fixture(scope="session")
def national(shared_data: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(shared_data / "tthc_catalogue_2642.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["ma_thu_tuc"]: row for row in rows}


def test_codes_are_national_or_marked(national: dict[str, Any]) -> None:
    assert {code for code in ALL if code not in national} == NOT_IN_NATIONAL_CATALOGUE
    for code in NOT_IN_NATIONAL_CATALOGUE - {"1.004650", "1.013133"}:
        assert "code" in ALL[code]["unverified"]


def _words(text: str) -> set[str]:
    text = text.replace("BHXH", "bảo hiểm xã hội").replace("BHYT", "bảo hiểm y tế")
    return set(re.findall(r"\w+", text.lower())) - {
        "thủ",
        "tục",
        "cấp",
        "đăng",
        "ký",
        "và",
        "của",
        "cho",
        "tại",
        "theo",
    }


each_national = pytest.mark.parametrize("code", sorted(ALL.keys() - NOT_IN_NATIONAL_CATALOGUE))


@each_national
def test_code_means_what_the_name_says(code: str, national: dict[str, Any]) -> None:
    ours, theirs = _words(ALL[code]["name"]), _words(national[code]["ten_thu_tuc"])
    assert len(ours & theirs) >= 0.75 * len(ours), ours - theirs


@each_national
def test_levels_decision_and_results_are_those_published(code: str, national: dict[str, Any]) -> None:
    data, row = ALL[code], national[code]
    names = {"ward": "Cấp xã", "province": "Cấp tỉnh"}
    if "levels" not in data["unverified"]:
        assert {names[level] for level in data["levels"]} <= set(row["cap_thuc_hien"])
    assert data["decision"]["number"] in (None, row["so_quyet_dinh"])
    codes = {result["code"] for result in data["results"]} - {None}
    assert codes <= {result["ma"] for result in row["ket_qua"]}


UNITS = {"working_day": "Ngày làm việc", "day": "Ngày", "hour": "Giờ", "month": "Tháng"}
CHANNELS = {"direct": "Trực tiếp", "online": "Trực tuyến", "postal": "Dịch vụ bưu chính"}


@each_national
def test_limits_are_those_published(code: str, national: dict[str, Any]) -> None:
    """A limit that is not in the source, or lacks its unit there, is marked or rests on the described steps."""
    data, row = ALL[code], national[code]
    published = {
        (channel["kenh"], channel["thoi_han"], channel["don_vi"]) for channel in row["cach_thuc"] if channel["thoi_han"]
    }
    for index, channel in enumerate(data["channels"]):
        limit = channel["limit"]
        if limit is None or _marked(data, index, "limit"):
            continue
        fact = (CHANNELS[channel["channel"]], float(limit["value"]), UNITS.get(limit["unit"]))
        in_steps = "15 giờ" if limit["unit"] == "same_day" else f"{limit['value']:02} ngày làm việc"
        assert fact in published or in_steps in row["trinh_tu"], fact


def _marked(data: ProcedureData, index: int, key: str) -> bool:
    paths = data["unverified"]
    return any(path == "channels" or re.match(rf"channels\[({index}|\*)\]\.{key}", path) for path in paths)


@each_national
def test_fees_are_amounts_the_source_names(code: str, national: dict[str, Any]) -> None:
    text = re.sub(r"(?<=\d)[.,](?=\d{3})", "", national[code]["cach_thuc_raw"])
    amounts = {int(number) for number in re.findall(r"\d+", text)}
    for channel in ALL[code]["channels"]:
        for fee in channel["fees"] or ():
            assert fee["amount"] in amounts or (fee["amount"] == 0 and "Miễn phí" in text), fee


@each_national
def test_a_fee_left_to_the_council_is_not_called_free(code: str, national: dict[str, Any]) -> None:
    """The source prints "Miễn phí" beside fees a council sets; that is not published, never free."""
    text = national[code]["cach_thuc_raw"]
    if "Hội đồng nhân dân" in text and "đúng hạn" not in text:
        assert all(channel["fees"] is None for channel in ALL[code]["channels"])


@each_national
def test_legal_bases_are_named_by_the_source_or_the_file_says_so(code: str, national: dict[str, Any]) -> None:
    """A law may stand without its decree's number being listed; a number nobody lists must be marked."""
    data, row = ALL[code], national[code]
    text = row["can_cu_phap_ly_raw"] + row["cach_thuc_raw"]
    # The source cuts the last letter off some numbers: "118/2025/NĐ-C".
    foreign = [basis["number"] for basis in data["legal_bases"] if basis["number"][:-1] not in text]
    assert not foreign or "legal_bases" in data["unverified"], foreign


def test_sentences_are_our_own(national: dict[str, Any]) -> None:
    """No step or summary repeats a run of fourteen words of the source."""
    for data in ALL.values():
        row = national.get(data["code"])
        if row is None:
            continue
        source = " ".join(re.findall(r"\w+", f"{row['trinh_tu']} {row['yeu_cau_dieu_kien']}".lower()))
        for text in (data["summary"], *data["steps"], *(condition["text"] for condition in data["conditions"])):
            words = re.findall(r"\w+", text.lower())
            runs = (" ".join(words[i : i + 14]) for i in range(len(words) - 13))
            assert not [run for run in runs if run in source], (data["code"], text)
