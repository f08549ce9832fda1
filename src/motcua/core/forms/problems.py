"""Why a form file is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FormProblem:
    """One reason: where in the file, and what to change."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class InvalidForm(ValueError):
    """The form file contradicts itself; `problems` lists every reason."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))
