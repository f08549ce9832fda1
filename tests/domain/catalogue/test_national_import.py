"""The import: what it reports, that it can be repeated, interrupted and refused, and that no file makes it fall."""

import copy
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.catalogue.portal_pages import CHANNELS, DOCUMENTS, crawled, portal_page, write_file
from tests.domain.catalogue.test_catalogue_publishing import content

from motcua.domain.catalogue.actions import Change, publish
from motcua.domain.catalogue.models import Channel, ImportRun, Procedure, ProcedureVersion
from motcua.domain.catalogue.national import importing
from motcua.domain.catalogue.national.findings import Field
from motcua.domain.catalogue.national.importing import ImportRunning, import_catalogue
from motcua.domain.catalogue.national.report import Report

pytestmark = pytest.mark.django_db
DAY_1 = datetime(2026, 11, 1, tzinfo=UTC)
DAY_2 = DAY_1 + timedelta(days=1)
FREE_AND_NOT = CHANNELS + "Trực tiếp1Miễn phí(135.000 đồng/lần)"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return write_file(tmp_path / "three.jsonl.gz", [portal_page(f"1.00000{number}") for number in (1, 2, 3)])


def changes(report: Report) -> dict[Change, int]:
    return dict(report.changes)


def test_the_report_settles_every_line(tmp_path: Path) -> None:
    path = write_file(
        tmp_path / "mixed.jsonl.gz",
        [
            portal_page("1.000001"),
            "{broken",
            portal_page("1.000002", cach_thuc_raw=FREE_AND_NOT, cach_thuc=[crawled("Trực tiếp", 1.0, None, 0)]),
            portal_page("1.000003", url="x"),
            portal_page("1.000004", url="x"),
            portal_page("1.000005", ten_thu_tuc=""),
        ],
    )
    report = import_catalogue(path, at=DAY_1)
    assert report.complete
    assert (report.read, changes(report)) == (6, {Change.NEW: 2})
    assert report.rejected == {
        "not_json": ["line 2"],
        "no_name": ["1.000005"],
        "page_of_another_code": ["1.000003", "1.000004"],
    }
    assert report.done == report.read
    limits, fees = report.fields[Field.LIMIT], report.fields[Field.FEES]
    assert (limits.read, limits.not_stated, dict(limits.not_readable)) == (1, 0, {"no_unit": 1})
    assert (fees.read, fees.not_stated, dict(fees.not_readable)) == (1, 0, {"free_contradicted": 1})
    assert report.to_json()["fields"]["channels.fees"] == {
        "read": 1, "not_published": 1, "not_stated": 0, "not_readable": 1, "reasons": {"free_contradicted": 1},
    }  # fmt: skip
    run = ImportRun.objects.get()
    assert (run.report, run.finished_at) == (json.loads(json.dumps(report.to_json())), DAY_1)


def test_raw_text_and_unread_values_stay_beside_what_was_read(tmp_path: Path) -> None:
    page = portal_page("1.000001", cach_thuc_raw=FREE_AND_NOT)
    import_catalogue(write_file(tmp_path / "one.jsonl.gz", [page]), at=DAY_1)
    version = ProcedureVersion.objects.get()
    assert version.raw == page
    assert [(item["path"], item["reason"], item["text"]) for item in version.unread] == [
        ("channels[0].limit", "no_unit", "Trực tiếp1Miễn phí(135.000 đồng/lần)"),
        ("channels[0].fees", "free_contradicted", "Trực tiếp1Miễn phí(135.000 đồng/lần)"),
    ]
    channel = Channel.objects.get()
    assert (channel.limit_value, channel.limit_unit, channel.fees) == (None, "", None)
    assert version.source == f"one.jsonl.gz {page['url']}"


def test_a_second_import_makes_no_new_version_and_reports_the_same_values(three: Path) -> None:
    first = import_catalogue(three, at=DAY_1)
    second = import_catalogue(three, at=DAY_2)
    assert (changes(first), changes(second)) == ({Change.NEW: 3}, {Change.UNCHANGED: 3})
    assert second.to_json()["fields"] == first.to_json()["fields"]
    assert ProcedureVersion.objects.count() == 3


def test_only_the_procedure_with_new_content_gets_a_new_version(three: Path, tmp_path: Path) -> None:
    import_catalogue(three, at=DAY_1)
    other = write_file(
        tmp_path / "other.jsonl.gz",
        [
            portal_page("1.000001", loai_thu_tuc="Loại khác"),
            portal_page("1.000002", trinh_tu="Bước 1: Nộp trực tuyến.\nBước 2: Nhận kết quả."),
            portal_page("1.000004"),
        ],
    )
    report = import_catalogue(other, at=DAY_2)
    assert changes(report) == {Change.UNCHANGED: 1, Change.NEW_VERSION: 1, Change.NEW: 1}
    open_versions = ProcedureVersion.objects.filter(valid_to=None).order_by("procedure__code")
    assert list(open_versions.values_list("procedure__code", "number")) == [
        ("1.000001", 1), ("1.000002", 2), ("1.000003", 1), ("1.000004", 1),
    ]  # fmt: skip


def test_what_the_authority_published_itself_is_kept_and_named(three: Path) -> None:
    publish(content=content("1.000002"), raw=None, unread=[], source="own", at=DAY_1)
    report = import_catalogue(three, at=DAY_2)
    assert changes(report) == {Change.NEW: 2, Change.KEPT: 1}
    assert report.to_json()["kept_codes"] == ["1.000002"]
    assert changes(import_catalogue(three, at=DAY_2, replace_own=True)) == {Change.UNCHANGED: 2, Change.NEW_VERSION: 1}


def test_an_interrupted_import_leaves_whole_procedures_and_goes_on_when_run_again(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 1)
    report = Report(source="three")

    def stop_after_two(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_catalogue(three, at=DAY_1, report=report, progress=stop_after_two)
    assert (changes(report), report.complete) == ({Change.NEW: 2}, False)
    assert not Procedure.objects.filter(current=None).exists()
    assert Channel.objects.count() == Procedure.objects.count() == 2
    run = ImportRun.objects.get()
    assert (run.finished_at, run.report["new"], run.report["complete"]) == (None, 2, False)

    again = import_catalogue(three, at=DAY_2)
    assert changes(again) == {Change.UNCHANGED: 2, Change.NEW: 1}


def test_a_batch_that_fails_leaves_nothing_of_itself(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("motcua.domain.catalogue.actions._documents", fails)
    with pytest.raises(RuntimeError, match="power"):
        import_catalogue(three, at=DAY_1)
    assert not Procedure.objects.exists()
    assert not ProcedureVersion.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_second_import_at_the_same_time_is_refused_and_one_afterwards_is_not(three: Path) -> None:
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [importing._LOCK])
        with pytest.raises(ImportRunning, match="Wait for it to end"):
            import_catalogue(three, at=DAY_1)
        assert not ImportRun.objects.exists()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [importing._LOCK])
    other.close()
    assert changes(import_catalogue(three, at=DAY_1)) == {Change.NEW: 3}
    with connection.cursor() as cursor:
        # Of this database only: the server is shared with the other worker's tests.
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
            " WHERE locktype = 'advisory' AND datname = current_database()"
        )
        assert cursor.fetchone() == (0,)


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from([CHANNELS, DOCUMENTS, "Không có thông tin", "--", f"{CHANNELS}Trực tiếp", "\x00", "9" * 400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
KEYS = sorted(portal_page())


@st.composite
def mutated_pages(draw: st.DrawFn) -> list[dict[str, Any] | str]:
    """A few sound pages with keys shuffled, missing, of wrong types, texts cut and glued, lines broken."""
    rows: list[dict[str, Any] | str] = []
    for number in range(draw(st.integers(1, 4))):
        row = copy.deepcopy(portal_page(f"1.00000{number}"))
        for key in draw(st.lists(st.sampled_from(KEYS), max_size=6)):
            how = draw(st.sampled_from(["drop", "odd", "cut", "double", "swap"]))
            text = row.get(key)
            if how == "drop":
                row.pop(key, None)
            elif how == "odd" or not isinstance(text, str):
                row[key] = draw(ODD)
            elif how == "cut":
                row[key] = text[draw(st.integers(0, len(text))) :]
            else:
                row[key] = text * 2 if how == "double" else row.get(draw(st.sampled_from(KEYS)))
        line = json.dumps(row, ensure_ascii=draw(st.booleans()))
        rows.append(line[: draw(st.integers(0, len(line)))] if draw(st.integers(0, 9)) == 0 else line)
    return rows


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutated_pages())
def test_no_file_makes_the_import_fall_and_every_line_is_counted(
    tmp_path: Path, rows: list[dict[str, Any] | str]
) -> None:
    report = import_catalogue(write_file(tmp_path / "mutated.jsonl.gz", rows), at=DAY_1, replace_own=True)
    assert report.complete
    assert report.read == report.done == sum(1 for row in rows if str(row).strip())
    for version in ProcedureVersion.objects.filter(valid_to=None):
        assert all(item["text"] for item in version.unread)
        assert (version.raw or {}).get("ma_thu_tuc", "").strip() == version.content["code"]
    assert not Channel.objects.filter(limit_value__lte=0).exists()
