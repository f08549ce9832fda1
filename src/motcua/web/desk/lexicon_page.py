"""An entry of the lexicon as its page shows it: what its question finds without it and with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.domain.assistant.lexicon import Failure, Trial
from motcua.domain.assistant.published import published


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a search."""

    code: str
    name: str
    is_expected: bool


@dataclass(frozen=True, slots=True)
class FailureView:
    """A test question that fails, what it should find and what it finds."""

    question: str
    expected: Result
    found: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class TrialView:
    """The results side by side, and the tests that fail."""

    before: tuple[Result, ...]
    after: tuple[Result, ...]
    failures: tuple[FailureView, ...]
    passes: bool


def trial_view(trial: Trial, expected: str) -> TrialView:
    """Draw a trial; codes get the names of what is published."""
    return TrialView(
        _results(trial.before, expected), _results(trial.after, expected), failure_views(trial.failures), trial.passes
    )


def failure_views(failures: Iterable[Failure]) -> tuple[FailureView, ...]:
    """Draw failing tests."""
    return tuple(
        FailureView(one.question, result(one.expected, one.expected), _results(one.found, one.expected))
        for one in failures
    )


def result(code: str, expected: str) -> Result:
    """One result with its name; the code alone where it is no longer published."""
    name = published().names.get(code)
    return Result(code, name.value if name else "", code == expected)


def _results(codes: Iterable[str], expected: str) -> tuple[Result, ...]:
    return tuple(result(code, expected) for code in codes)
