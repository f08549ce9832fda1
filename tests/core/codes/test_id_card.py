"""What scanners type for the QR code of an identity card, clean and spoilt."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.codes import UnreadableCode
from motcua.core.codes.id_card import IdCard, Sex, parse_id_card

CLEAN = "001190012345|012345678|Nguyễn Thị Đặng Ước|05031990|Nữ|Số 5, ngõ 12, Ngọc Hà, Ba Đình, Hà Nội|25122021"
CARD = IdCard(
    number="001190012345",
    old_number="012345678",
    full_name="Nguyễn Thị Đặng Ước",
    born_on=date(1990, 3, 5),
    sex=Sex.FEMALE,
    address="Số 5, ngõ 12, Ngọc Hà, Ba Đình, Hà Nội",
    issued_on=date(2021, 12, 25),
)


@pytest.mark.parametrize(
    ("scanned", "expected"),
    [
        pytest.param(CLEAN, CARD, id="chip card of 2021"),
        pytest.param(f"\ufeff {CLEAN}\r\n", CARD, id="scanner adds a mark and Enter"),
        pytest.param(CLEAN.replace("|", "｜"), CARD, id="full-width bars"),
        pytest.param(CLEAN.replace("Ước", "U\u031bo\u031b\u0301c"), CARD, id="marks typed apart"),
        pytest.param(CLEAN.replace("012345678", ""), replace(CARD, old_number=""), id="never had an older number"),
        pytest.param(CLEAN.replace("012345678|", ""), replace(CARD, old_number=""), id="empty place dropped"),
        pytest.param(CLEAN.replace("012345678", "123"), replace(CARD, old_number=""), id="older number unreadable"),
        pytest.param(f"{CLEAN}||Trần Văn Bố|Lê Thị Mẹ", CARD, id="more fields, as on later cards"),
        pytest.param(CLEAN.replace("05031990", "05/03/1990"), CARD, id="date with strokes"),
        pytest.param(CLEAN.replace("05031990", "31021990"), replace(CARD, born_on=None), id="no such day"),
        pytest.param(CLEAN.replace("05031990", "1990"), replace(CARD, born_on=None), id="year only"),
        pytest.param(CLEAN.replace("Nữ", "NAM"), replace(CARD, sex=Sex.MALE), id="sex in capitals"),
        pytest.param(CLEAN.replace("|Nữ|", "||"), replace(CARD, sex=None), id="sex left out"),
        pytest.param("001190012345", IdCard("001190012345"), id="number alone"),
    ],
)
def test_reads_what_scanners_type(scanned: str, expected: IdCard) -> None:
    assert parse_id_card(scanned) == expected


@pytest.mark.parametrize(
    "scanned", ["", "   ", "https://example.vn/abc", "012345678|x|y", "00119001234|1|2|3|4|5|6", "|001190012345"]
)
def test_refuses_what_holds_no_personal_number(scanned: str) -> None:
    with pytest.raises(UnreadableCode):
        parse_id_card(scanned)


@given(st.text(max_size=200))
def test_never_fails_on_what_follows_the_number(rest: str) -> None:
    assert parse_id_card(f"001190012345|{rest}").number == "001190012345"
