"""The assistant, part by part: finding, the fact asked for, refusing, threads, routes, citations, numbers, noise, time.

Over the catalogue file of the reference data, as `motcua ask --batch` answers. Thresholds were chosen on questions of
even number; figures are of the odd ones unless a row says otherwise.
"""

import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import assistant_exam as exam
from bench import noise
from bench.report import Report, milliseconds, run

# "Mẫu số 181 bản chính" is form 18 and one original; "Điều 5.033Mau" an article and a file's name.
_GLUED_NUMBERS = re.compile(r"(?<=[0-9])(?=[0-9] bản chính)|(?<=[0-9]\.)(?=[0-9]+[A-ZM])|(?<=20[0-9]{2})(?=[A-Z])")
_REFUSED = {"out_of_scope", "refused"}
_TOLD = {"answered", "not_published"}
# Kinds typed with their accents and without slips: noise is put on these.
_CLEAN = {"diac", "colloq", "faq_formal", "formal"}
_TINY = 40
_NOISY = 150


@dataclass(frozen=True)
class Given:
    """An answer, and how long it took."""

    question: exam.Question
    answer: dict[str, Any]
    seconds: float

    @property
    def procedure_right(self) -> bool:
        """Whether it was answered from a right procedure."""
        return self.answer["procedure"] in self.question.ids

    @property
    def field_right(self) -> bool:
        """Whether the fact answered is one asked for."""
        said = self.answer["field"]
        return said in self.question.asks or (said in {"card", None} and "none" in self.question.asks)

    @property
    def refused(self) -> bool:
        """Whether it was refused."""
        return self.answer["status"] in _REFUSED


class Examiner:
    """The assistant over the reference catalogue."""

    def __init__(self) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.test")
        import django
        from django.utils.translation import activate

        django.setup()
        activate("vi")
        from motcua.domain.assistant import batch

        self._batch = batch
        self.assistant = batch.FileAssistant(exam.PROCEDURES)

    def ask(self, question: exam.Question, text: str = "") -> Given:
        """Ask one question, or the same one typed otherwise."""
        began = time.perf_counter()
        answer = self._batch.as_json(question.qid, self.assistant.respond(text or question.text))
        return Given(question, answer, time.perf_counter() - began)

    def talk(self, turns: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Go through a conversation; return each turn's expectation and answer."""
        thread, found = None, []
        for turn in turns:
            response = self.assistant.respond(turn["q"], thread)
            thread = response.thread
            found.append((turn["expects"], self._batch.as_json(None, response)))
        return found

    def row(self, identifier: str) -> str:
        """Return everything the file says of a procedure, as one text, cells that are glued together parted."""
        row = self.assistant._rows[identifier]
        text = " ".join(str(value) for value in row.values())
        return f"{text}\n{_GLUED_NUMBERS.sub(' ', text)}"


def measure(tiny: bool) -> Report:
    """Measure and report."""
    report = Report("Assistant")
    if not exam.PROCEDURES.is_file():
        report.notes.append(f"Not measured: the reference catalogue {exam.PROCEDURES.name} is not present.")
        return report
    examiner = Examiner()
    sets = (exam.development(), exam.fresh(), exam.unseen(), exam.outside())
    of_dev, of_fresh, of_unseen, of_outside = (
        [examiner.ask(question) for question in (questions[:_TINY] if tiny else questions)] for questions in sets
    )
    given = [*of_dev, *of_fresh, *of_unseen, *of_outside]
    _finding(report, of_dev, of_fresh, of_unseen)
    _refusing(report, given)
    _talking(report, examiner, tiny)
    _grounding(report, examiner, given)
    clean = [item.question for item in of_dev + of_fresh if item.question.kind in _CLEAN]
    _noise(report, examiner, clean, tiny)
    _times(report, given)
    report.notes.append(
        "Even question numbers were used for tuning; the odd half is what a row reports unless it says."
    )
    return report


def share(flags: Iterable[bool]) -> float:
    """Return the share of true ones, 0 of none."""
    listed = list(flags)
    return sum(listed) / len(listed) if listed else 0.0


def percent(part: float) -> str:
    """Return a share as people read it."""
    return f"{part * 100:.1f} %"


def odd(given: Iterable[Given]) -> list[Given]:
    """Return the half that is reported."""
    return [item for item in given if not item.question.is_even]


def _finding(report: Report, of_dev: list[Given], of_fresh: list[Given], of_unseen: list[Given]) -> None:
    answerable = [item for item in of_dev if item.question.answerable]
    both = share(item.procedure_right and item.field_right for item in answerable)
    report.add(
        "right procedure and field, development questions (all)", percent(both),
        f"procedure {percent(share(item.procedure_right for item in answerable))}, "
        f"field {percent(share(item.field_right for item in answerable))}", bar="≥ 85 %", met=both >= 0.85,
    )  # fmt: skip
    reported = (("development", odd(answerable)), ("fresh", odd(of_fresh)), ("unseen", odd(of_unseen)))
    for name, given in reported:
        report.add(
            f"  {name}, odd half", percent(share(item.procedure_right and item.field_right for item in given)),
            f"procedure {percent(share(item.procedure_right for item in given))}, "
            f"field {percent(share(item.field_right for item in given))}, {len(given)} questions",
        )  # fmt: skip
    for kind in sorted({item.question.kind for item in answerable}):
        given = [item for item in answerable if item.question.kind == kind]
        report.add(
            f"  development, {kind}", percent(share(item.procedure_right and item.field_right for item in given))
        )
    for name, given in reported[1:]:
        asking = [item for item in given if item.question.asks != ("none",)]
        report.add(
            f"field asked for, where one is asked ({name}, odd)", percent(share(item.field_right for item in asking))
        )


def _refusing(report: Report, given: list[Given]) -> None:
    reported = odd(given)
    outside = [item for item in reported if not item.question.answerable]
    inside = [item for item in reported if item.question.answerable]
    refused, kept = share(item.refused for item in outside), share(not item.refused for item in inside)
    near = [item for item in outside if item.question.kind == "near"]
    report.add(
        "out of scope refused (odd)", percent(refused),
        f"near the domain {percent(share(item.refused for item in near))}, {len(outside)} questions",
        bar="≥ 95 %", met=refused >= 0.95,
    )  # fmt: skip
    report.add(
        "answerable not refused (odd)", percent(kept), f"{len(inside)} questions", bar="≥ 95 %", met=kept >= 0.95
    )
    says = [item for item in reported if item.refused]
    report.add("refusals that were right (odd)", percent(share(not item.question.answerable for item in says)))
    asked_back = [item for item in inside if item.answer["status"] == "clarify"]
    needless = len(asked_back) / max(1, len(inside))
    report.add("answerable asked back (odd)", percent(needless), bar="< 5 %", met=needless < 0.05)
    even = [item for item in given if item.question.is_even]
    report.add(
        "  the same on the even half",
        f"refused {percent(share(item.refused for item in even if not item.question.answerable))}",
        f"not refused {percent(share(not item.refused for item in even if item.question.answerable))}",
    )


def _talking(report: Report, examiner: Examiner, tiny: bool) -> None:
    known, unseen = exam.talks(), exam.unseen_talks()
    sets = (("odd", 1, known), ("even, tuned on", 0, known), ("unseen, odd", 1, unseen), ("unseen, even", 0, unseen))
    for name, parity, talks in sets:
        turns = [
            (place, expected, answer)
            for talk in (talks[:_TINY] if tiny else talks)
            if exam.number_of(talk["qid"]) % 2 == parity
            for place, (expected, answer) in enumerate(examiner.talk(talk["turns"]))
        ]
        routed = share(_route(expected) == answer["route"] for _, expected, answer in turns)
        ended = share(answer["status"] in expected["accepts"] for _, expected, answer in turns)
        later = [(expected, answer) for place, expected, answer in turns if place]
        followed = share(_followed(expected, answer) for expected, answer in later)
        unsafe = [answer["status"] for _, expected, answer in turns if expected["route"] == "injection"]
        report.add(
            f"conversations ({name})", f"route {percent(routed)}, status {percent(ended)}",
            f"later turns, procedure and field {percent(followed)} of {len(later)}; "
            f"injections refused {sum(status == 'refused' for status in unsafe)} of {len(unsafe)}",
        )  # fmt: skip


def _route(expected: dict[str, Any]) -> str:
    return "procedure" if expected["route"] == "out_of_scope" else str(expected["route"])


def _followed(expected: dict[str, Any], answer: dict[str, Any]) -> bool:
    if not expected["ids"]:
        return answer["status"] in expected["accepts"]
    said = answer["field"] if answer["field"] not in {None, "card"} else "none"
    return answer["procedure"] in expected["ids"] and (expected["asks"] == "none" or said == expected["asks"])


def _grounding(report: Report, examiner: Examiner, given: list[Given]) -> None:
    from motcua.core.answering.verifying import numbers

    sentences = uncited = invented = 0
    for item in given:
        if item.answer["status"] not in _TOLD:
            continue
        for text, citation in zip(item.answer["sentences"], item.answer["citations"], strict=True):
            sentences += 1
            uncited += not (citation["procedure"] and citation["field"] and citation["source"])
            invented += bool(numbers(text) - numbers(examiner.row(citation["procedure"])))
    report.add("sentences without a valid citation", str(uncited), f"of {sentences}", bar="0", met=uncited == 0)
    report.add("sentences with a number their source lacks", str(invented), bar="0", met=invented == 0)


def _noise(report: Report, examiner: Examiner, questions: list[exam.Question], tiny: bool) -> None:
    chance = random.Random(11)
    chosen = chance.sample(questions, min(len(questions), _TINY if tiny else _NOISY))
    clean = {question.qid: _same_of(examiner.ask(question)) for question in chosen}
    kept: Counter[str] = Counter()
    for kind, change in noise.KINDS.items():
        for question in chosen:
            kept[kind] += _same_of(examiner.ask(question, change(question.text, chance))) == clean[question.qid]
    every = sum(kept.values()) / (len(chosen) * len(noise.KINDS))
    report.add(
        "same answer under eleven kinds of noise", percent(every), f"{len(chosen)} questions each",
        bar="≥ 98 %", met=every >= 0.98,
    )  # fmt: skip
    for kind in noise.KINDS:
        report.add(f"  {kind}", percent(kept[kind] / len(chosen)))


def _same_of(given: Given) -> tuple[object, ...]:
    return given.answer["status"], given.answer["procedure"], given.answer["field"]


def _times(report: Report, given: list[Given]) -> None:
    spent = sorted(item.seconds for item in given)
    p95 = spent[int(len(spent) * 0.95)]
    report.add(
        "time for an answer, p95", milliseconds(p95), f"median {milliseconds(spent[len(spent) // 2])}",
        bar="< 100 ms", met=p95 < 0.1,
    )  # fmt: skip


if __name__ == "__main__":
    run(__doc__, measure)
