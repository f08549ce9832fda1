"""Codes of agencies, procedures and dossiers: the forms of the law, and the forms that really come."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.codes import (
    AgencyForm,
    DossierCode,
    UnreadableCode,
    parse_agency_code,
    parse_dossier_code,
    parse_procedure_code,
)

QD20 = st.builds(
    lambda top, groups: ".".join([top, *groups]),
    st.from_regex(r"\A[A-Z][0-9]{2}\Z"),
    st.lists(st.from_regex(r"\A[0-9A-Z]{1,4}\Z"), max_size=6),
)
QCVN102 = st.from_regex(r"\A[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}\Z")
AGENCIES = (QD20 | QCVN102).map(parse_agency_code)
DOSSIERS = st.builds(
    DossierCode,
    agency=AGENCIES,
    received_on=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    serial=st.integers(1, 9_999_999),
    system=st.just("") | st.from_regex(r"\A[0-9]{2}\Z"),
)


@given(DOSSIERS)
def test_a_dossier_code_reads_back_as_it_was_built(code: DossierCode) -> None:
    assert parse_dossier_code(str(code), central=bool(code.system)) == code


@given(QD20 | QCVN102)
def test_an_agency_code_reads_back_as_it_was_written(text: str) -> None:
    assert str(parse_agency_code(text)) == text


@given(st.from_regex(r"\A[0-9]\.[0-9]{6}\Z"), st.none() | AGENCIES)
def test_a_procedure_code_reads_back_with_its_local_suffix(national: str, local: object) -> None:
    text = f"{national}.{local}" if local else national
    assert str(parse_procedure_code(text)) == text


@given(st.text(alphabet="0123456789.-HGX ", max_size=40) | st.text(max_size=20))
def test_any_other_text_is_refused_with_a_sentence_and_never_crashes(text: str) -> None:
    assert all(
        said is None or text in said or "serial" in said
        for said in (refusal(parse, text) for parse in (parse_dossier_code, parse_agency_code, parse_procedure_code))
    )


def refusal(parse: Callable[[str], object], text: str) -> str | None:
    try:
        parse(text)
    except UnreadableCode as refused:
        return str(refused)
    return None


@pytest.mark.parametrize(
    ("text", "agency", "day", "serial"),
    [
        ("H26.12-261121-0007", "H26.12", date(2026, 11, 21), 7),
        ("000.00.00.H56-251121-0007", "000.00.00.H56", date(2025, 11, 21), 7),
        ("G09.20-20260609-0092637", "G09.20", date(2026, 6, 9), 92_637),
        (" h26.12-261121-12345 ", "H26.12", date(2026, 11, 21), 12_345),
        ("H26.12 261121 0007", "H26.12", date(2026, 11, 21), 7),
        ("H26.12 – 261121—0007", "H26.12", date(2026, 11, 21), 7),
    ],
    ids=["ordinary", "QCVN 102", "full year, long serial", "typed by hand", "spaces for hyphens", "a phone's dashes"],
)
def test_dossier_codes_as_they_come(text: str, agency: str, day: date, serial: int) -> None:
    code = parse_dossier_code(text)
    assert (str(code.agency), code.received_on, code.serial) == (agency, day, serial)
    assert parse_dossier_code(code.written) == code


def test_k3_art_13_tt_03_2025_central_system_digits_come_before_the_serial() -> None:
    code = parse_dossier_code("H26.12.05-261121-090042", central=True)
    assert (code.system, code.serial) == ("09", 42)
    assert str(code) == "H26.12.05-261121-090042"


def test_a_serial_is_padded_to_four_digits_and_keeps_its_real_length_beyond() -> None:
    agency, day = parse_agency_code("H26.12"), date(2026, 11, 21)
    assert str(DossierCode(agency, day, 7)) == "H26.12-261121-0007"
    assert str(DossierCode(agency, day, 12_345)) == "H26.12-261121-12345"


@pytest.mark.parametrize(
    "text",
    [
        "H26.12-260230-0001",
        "H26.12-261121-0000",
        "H26.12-261121",
        "H26..12-261121-0001",
        "-261121-0001",
        "H26.12-٢٦١١٢١-0001",
        "H26.12-19990101-0001",
    ],
    ids=["no such day", "serial 0", "no serial", "empty group", "no agency", "other digits", "another century"],
)
def test_malformed_dossier_codes_are_refused(text: str) -> None:
    with pytest.raises(UnreadableCode):
        parse_dossier_code(text)


@pytest.mark.parametrize(
    ("text", "form", "top", "parent"),
    [
        ("H26", AgencyForm.QD20, "H26", None),
        ("G09.20.1A", AgencyForm.QD20, "G09", "G09.20"),
        ("000.00.00.H56", AgencyForm.QCVN102, "H56", None),
        ("002.00.20.H13", AgencyForm.QCVN102, "H13", "000.00.20.H13"),
        ("000.00.01.H22", AgencyForm.QCVN102, "H22", "000.00.00.H22"),
        ("000.03.01.H22", AgencyForm.QCVN102, "H22", "000.00.01.H22"),
        ("0101234567", AgencyForm.BUSINESS, "0101234567", None),
    ],
)
def test_agency_codes_know_their_ministry_or_province_and_their_superior(
    text: str, form: AgencyForm, top: str, parent: str | None
) -> None:
    code = parse_agency_code(text)
    assert (code.form, code.top) == (form, top)
    assert (str(code.parent) if code.parent else None) == parent


def test_a_subordinate_agency_is_appended_on_the_right() -> None:
    assert str(parse_agency_code("H26").child("12").child("3A")) == "H26.12.3A"
    assert parse_agency_code("H26").child("12").parent == parse_agency_code("H26")


def test_qd_20_2020_an_identifier_has_at_most_35_characters() -> None:
    longest = "H26." + "1" * 31
    assert str(parse_agency_code(longest)) == longest
    with pytest.raises(UnreadableCode, match="35"):
        parse_agency_code(longest + "1")
    with pytest.raises(UnreadableCode):
        parse_agency_code("000.00.00.H56").child("12")


@pytest.mark.parametrize("text", ["1.00119", "1.001193x", "1.001193.", "1.001193.Hà Nội", "A.001193", "1,001193"])
def test_malformed_procedure_codes_are_refused(text: str) -> None:
    with pytest.raises(UnreadableCode):
        parse_procedure_code(text)
