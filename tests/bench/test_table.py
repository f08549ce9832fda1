"""The page of figures says what was missed."""

from bench.http_load import percentile
from bench.report import Report
from bench.table import page


def _found() -> dict[str, Report]:
    report = Report("Speed", load=(0.5, 3.0))
    report.add("a | b", "7 ms", "floor 2 ms", bar="< 5 ms", met=False)
    report.add("c", "1 ms", bar="< 5 ms", met=True)
    report.add("d", "9 ms")
    report.notes.append("Seen on a Sunday.")
    report.plans += ["SELECT 1", "Result"]
    return {"speed": report}


def test_missed_bars_stand_first_and_say_so() -> None:
    text = page(_found(), server="PostgreSQL 15", seconds=12)

    bars = text[text.index("## Bars") : text.index("## Speed")].splitlines()
    assert "| Speed: a \\| b | 7 ms | < 5 ms | **missed** |" in bars
    assert "| Speed: c | 1 ms | < 5 ms | met |" in bars
    assert not any("Speed: d" in line for line in bars)


def test_every_figure_stands_with_what_is_beside_it_and_the_load() -> None:
    text = page(_found(), server="PostgreSQL 15", seconds=12)

    assert "`python bench/speed.py`; load 0.5 before, 3.0 after" in text
    assert "| a \\| b | 7 ms | floor 2 ms |" in text
    assert "| d | 9 ms |  |" in text
    assert "Seen on a Sunday." in text
    assert "```\nSELECT 1\nResult\n```" in text


def test_percentile_is_a_value_that_was_seen() -> None:
    values = [float(n) for n in range(1, 101)]

    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95
    assert percentile(values, 0.99) == 99
    assert percentile([3.0], 0.95) == 3.0
