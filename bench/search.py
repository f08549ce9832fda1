"""Finding a procedure by a question: how often it comes first and among five, beside three other engines.

The fresh questions were written over all fields of the catalogue, the unseen ones by somebody who had seen neither
ranker nor lexicon; weights were fitted (`bench/ranking_weights.py`) on those with an even number, those with an odd
number were kept aside and are reported apart.
"""

import gzip
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import search_peers as peers
from bench.report import Report, run
from motcua.core.search.entries import Entry, read_rows
from motcua.core.search.index import Index

ROOT = Path(__file__).resolve().parents[1]
_DATA = ROOT.parent / "shared" / "data" / "search"
_OWN = ROOT / "bench" / "questions"
KINDS = {
    "diac": ("official words, accents", 87, 99),
    "nodiac": ("official words, no accents", 85, 97),
    "typo": ("official words, slips", 85, 97),
    "faq_formal": ("questions of the national portal", None, None),
    "colloq": ("colloquial, accents", 81, 94),
    "colloq_nodiac": ("colloquial, no accents", 81, 94),
    "colloq_typo": ("colloquial, slips", 70, 85),
    "tune": ("fresh, all fields, tuned on", None, None),
    "held": ("fresh, all fields, held out", 65, 88),
    "unseen_tune": ("unseen, all fields, weights fitted on", None, None),
    "unseen": ("unseen, all fields, held out", 65, 88),
    "shortened": ("official names, every third word left out", None, None),
}
_HALVES = {"fresh": ("tune", "held"), "unseen": ("unseen_tune", "unseen")}
_SLOWEST, _BUILD = 20.0, 5.0  # bars: milliseconds of the 95th percentile, seconds to build
_KEPT = 0.95  # of the answerable questions, when the others are refused


@dataclass
class Engine:
    """What an engine found, per kind: asked, first, among five; and how long each question took."""

    build: float
    built: float = 0.0  # seconds of processor
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    spent: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)  # milliseconds of our processor

    def ask(self, search: peers.Search, questions: Iterable[Mapping[str, Any]]) -> None:
        """Ask every question once."""
        for question in questions:
            began, work = time.perf_counter(), time.process_time()
            ids = search(question["q"])
            self.spent.append((time.perf_counter() - began) * 1000)
            self.worked.append((time.process_time() - work) * 1000)
            count = self.counts[question["kind"]]
            count[0] += 1
            count[1] += ids[:1] != [] and ids[0] in question["ids"]
            count[2] += any(found in question["ids"] for found in ids[:5])

    def share(self, kind: str) -> tuple[float, float]:
        """Return the per cent found first and among five."""
        asked, first, among = self.counts[kind]
        return 100 * first / asked, 100 * among / asked


def percentile(values: Sequence[float], part: float) -> float:
    """Return what `part` of the values stay under."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def measure(tiny: bool) -> Report:
    """Measure and report."""
    report = Report("Search")
    if not _DATA.exists():
        report.notes.append("Not measured: the questions (../shared/data/search) are not beside this checkout.")
        return report
    with gzip.open(_DATA / "procedures.jsonl.gz", "rt", encoding="utf-8") as file:
        entries = list(read_rows(file))
    asked = answerable(entries)
    if tiny:
        asked = asked[::40]
    index, engines = measured(entries, asked, tiny=tiny)
    kinds_in(report, engines)
    times_in(report, engines)
    refusals_in(report, index, asked)
    report.notes.append(
        f"{len(entries):,} procedures, {len(asked):,} questions, {len(index.lexicon.phrases):,} phrases. a/b: per cent"
        " found first / among five. All engines see folded text; none but ours sees the lexicon."
    )
    return report


def measured(
    entries: Sequence[Entry], asked: Sequence[Mapping[str, Any]], *, tiny: bool
) -> tuple[Index, dict[str, Engine]]:
    """Build every engine over the same entries and ask it the same questions."""
    began, work = time.perf_counter(), time.process_time()
    index = Index.build(entries)
    engines = {"ours": Engine(time.perf_counter() - began, time.process_time() - work)}
    engines["ours"].ask(lambda question: [hit.id for hit in index.search(question).hits], asked)
    with ExitStack() as opened:
        makers: dict[str, Any] = {"PostgreSQL": lambda given: opened.enter_context(peers.postgresql(given))}
        if peers.ready(tiny=tiny):
            makers = {"bm25s": peers.bm25s, "tantivy": peers.tantivy} | makers
        for name, make in makers.items():
            began = time.perf_counter()
            search = make(entries)
            engines[name] = Engine(time.perf_counter() - began)
            engines[name].ask(search, asked)
    return index, engines


def answerable(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return every question that has an answer, its kind among `KINDS`."""
    found = [question for question in lines(_DATA / "questions_dev.jsonl") if question["ids"]]
    for name, (even, odd) in _HALVES.items():
        for question in lines(_OWN / f"{name}.jsonl"):
            is_even = int("".join(filter(str.isdigit, question["qid"]))) % 2 == 0
            found.append(question | {"kind": even if is_even else odd})
    return found + list(shortened(entries))


def lines(path: Path) -> Iterable[dict[str, Any]]:
    """Return the objects of a file of JSON lines; nothing where there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def shortened(entries: Sequence[Entry], *, first: int = 0) -> Iterable[dict[str, Any]]:
    """Yield every twelfth name with words left out by chance: what somebody remembers of it. Always the same ones."""
    chance = random.Random(20261121)
    by_name: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        by_name[entry.name].append(entry.id)
    for name in list(by_name)[first::12]:
        words = name.split()
        kept = [word for word in words if chance.random() > 1 / 3] or words
        yield {"q": " ".join(kept), "ids": by_name[name], "kind": "shortened"}


def kinds_in(report: Report, engines: Mapping[str, Engine]) -> None:
    """Add a row for each kind of question."""
    ours = engines["ours"]
    for kind, (words, first_bar, among_bar) in KINDS.items():
        if not ours.counts[kind][0]:
            continue
        first, among = ours.share(kind)
        others = ", ".join(
            "{} {:.0f}/{:.0f}".format(name, *engine.share(kind)) for name, engine in engines.items() if name != "ours"
        )
        met = None if first_bar is None else round(first) >= first_bar and round(among) >= (among_bar or 0)
        report.add(
            f"{words} ({ours.counts[kind][0]})", f"{first:.0f}/{among:.0f}", others,
            bar="" if first_bar is None else f"≥ {first_bar}/{among_bar}", met=met,
        )  # fmt: skip


def times_in(report: Report, engines: Mapping[str, Engine]) -> None:
    """Add what a question and the index cost."""
    ours, others = engines["ours"], {name: engine for name, engine in engines.items() if name != "ours"}
    slow = percentile(ours.worked, 0.95)
    report.add(
        "a question, processor, median and 95th percentile",
        f"{percentile(ours.worked, 0.5):.1f} ms, {slow:.1f} ms",
        bar=f"p95 < {_SLOWEST:.0f} ms", met=slow < _SLOWEST,
    )  # fmt: skip
    report.add(
        "a question, wall", f"{percentile(ours.spent, 0.5):.1f} ms, {percentile(ours.spent, 0.95):.1f} ms",
        ", ".join(
            f"{name} {percentile(one.spent, 0.5):.1f}, {percentile(one.spent, 0.95):.1f}"
            for name, one in others.items()
        ),
    )  # fmt: skip
    report.add(
        "the index, built from the entries", f"{ours.built:.1f} s processor, {ours.build:.1f} s wall",
        ", ".join(f"{name} {one.build:.1f} s wall" for name, one in others.items()),
        bar=f"< {_BUILD:.0f} s", met=ours.built < _BUILD,
    )  # fmt: skip


def refusals_in(report: Report, index: Index, asked: Sequence[Mapping[str, Any]]) -> None:
    """Add how many questions that no procedure answers the confidence alone keeps out."""
    answered = sorted(index.search(question["q"]).confidence.value for question in asked if question["kind"] in KINDS)
    threshold = answered[int((1 - _KEPT) * len(answered))]
    groups: dict[str, list[float]] = defaultdict(list)
    outside = ("out_of_scope", "unseen_outside")
    for question in (
        *lines(_DATA / "questions_dev.jsonl"), *(line for name in outside for line in lines(_OWN / f"{name}.jsonl"))
    ):  # fmt: skip
        if not question.get("ids"):
            groups[question.get("kind", "near")].append(index.search(question["q"]).confidence.value)
    words = {"oos": "development questions", "far": "far from any office", "near": "near to an office"}
    for kind, values in groups.items():
        refused = sum(1 for value in values if value < threshold)
        report.add(
            f"no procedure answers, {words.get(kind, kind)}: refused", f"{refused} of {len(values)}",
            f"confidence {threshold:.2f}, which keeps {_KEPT:.0%} of the answerable",
        )  # fmt: skip


if __name__ == "__main__":
    run(__doc__, measure)
