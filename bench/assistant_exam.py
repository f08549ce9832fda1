"""The questions the assistant is examined by, and what counts as right. Even numbers tune, odd ones report."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "bench" / "questions"
SHARED = ROOT.parent / "shared" / "data" / "search"
PROCEDURES = SHARED / "procedures.jsonl.gz"

# What the development questions ask for, read by hand; those not named ask for nothing in particular. A question of
# two minds has both.
DEV_ASKS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("q0014", "q0046", "q0084", "q0090", "q0122", "q0146", "q0150", "q0153", "q0169", "q0174", "q0176", "q0178",
         "q0181", "q0189", "q0198", "q0201"), ("documents",)),
    **dict.fromkeys(("q0043", "q0088", "q0131", "q0163", "q0170", "q0183", "q0194", "q0195", "q0197"), ("fee",)),
    **dict.fromkeys(("q0167",), ("time",)),
    **dict.fromkeys(
        ("q0013", "q0032", "q0086", "q0104", "q0129", "q0130", "q0142", "q0143", "q0144", "q0147", "q0172", "q0182",
         "q0205", "q0215", "q0285", "q0306"), ("place",)),
    **dict.fromkeys(
        ("q0078", "q0141", "q0149", "q0155", "q0157", "q0173", "q0179", "q0180"), ("how",)),
    **dict.fromkeys(("q0156",), ("legal_basis",)),
    **dict.fromkeys(("q0165",), ("conditions",)),
    **dict.fromkeys(("q0091",), ("online",)),
    # What to do, or which papers: the short card answers these as well as a fact does.
    **dict.fromkeys(
        ("q0018", "q0020", "q0024", "q0034", "q0085", "q0087", "q0102", "q0105", "q0159", "q0186", "q0185"),
        ("how", "none")),
    **dict.fromkeys(("q0017", "q0068", "q0089", "q0120", "q0097"), ("documents", "none", "place", "conditions")),
    **dict.fromkeys(("q0028", "q0061", "q0067", "q0082", "q0095", "q0096", "q0099", "q0103", "q0107",
         "q0108", "q0114", "q0132"), ("conditions", "none")),
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One question: the procedures that are right (none: it must be refused), the facts that are right."""

    qid: str
    text: str
    kind: str
    ids: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def is_even(self) -> bool:
        """Whether it is of the half that may be tuned on."""
        return number_of(self.qid) % 2 == 0

    @property
    def answerable(self) -> bool:
        """Whether some procedure answers it."""
        return bool(self.ids)


def number_of(qid: str) -> int:
    """Return the number in an identifier: q0031t is 31."""
    return int("".join(char for char in qid if char.isdigit()))


def development() -> list[Question]:
    """Return the development questions, with the facts they ask for."""
    return [
        Question(row["qid"], row["q"], row["kind"], tuple(row["ids"]), DEV_ASKS.get(row["qid"][:5], ("none",)))
        for row in _rows(SHARED / "questions_dev.jsonl")
    ]


def fresh() -> list[Question]:
    """Return the questions about the whole catalogue, the unpopular part above all."""
    return _questions("fresh.jsonl")


def unseen() -> list[Question]:
    """Return questions over all fields written without sight of ranker, lexicon and rules."""
    return _questions("unseen.jsonl")


def _questions(name: str) -> list[Question]:
    return [
        Question(row["qid"], row["q"], row["kind"], tuple(row["ids"]), (row["asks"],))
        for row in _rows(QUESTIONS / name)
    ]


def outside() -> list[Question]:
    """Return what no procedure answers, near the domain and far from it."""
    return [
        Question(row["qid"], row["q"], row["kind"], (), ("none",))
        for name in ("out_of_scope.jsonl", "unseen_outside.jsonl")
        for row in _rows(QUESTIONS / name)
    ]


def talks() -> list[dict[str, Any]]:
    """Return conversations with what is expected of each turn."""
    return list(_rows(QUESTIONS / "talk.jsonl"))


def unseen_talks() -> list[dict[str, Any]]:
    """Return what is said beside questions, and conversations, written without sight of the rules that read them."""
    return list(_rows(QUESTIONS / "unseen_talk.jsonl"))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
