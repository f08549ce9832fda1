"""Gathers the problems of one model while it is read."""

from motcua.core.workflow.problems import ModelRefused, Problem, Reason


class Findings:
    """Problems so far, each once."""

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}

    def add(self, element: str, reason: Reason, sentence: str) -> None:
        """Note one problem."""
        self._problems[Problem(element, reason, sentence)] = None

    def names(self, element: str) -> bool:
        """Whether this element has a problem already."""
        return any(problem.element == element for problem in self._problems)

    def refuse_if_any(self, order: dict[str, int]) -> None:
        """Raise ModelRefused with all problems, sorted by where their elements stand in the file."""
        if self._problems:
            raise ModelRefused(sorted(self._problems, key=lambda problem: order.get(problem.element, -1)))
