"""What the person at the keyboard sees while something takes long: one line a step, with the time it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

Tell = Callable[[str], None]
_LOG_EVERY = 5.0


class Steps:
    """Prints steps to a console: a spinner with the latest word on a terminal, plain lines in a log."""

    def __init__(self, console: Console | None = None) -> None:
        """Print to `console`, by default standard output."""
        self.console = console or Console(highlight=False)

    @contextmanager
    def step(self, title: str) -> Iterator[Tell]:
        """Show `title` while the block runs; the block may tell how far it is. A failed step prints no tick."""
        started = time.monotonic()
        if not self.console.is_terminal:
            self.console.print(f"… {title}", soft_wrap=True)
            yield self._now_and_then(title)
        else:
            with self.console.status(title) as status:
                yield lambda word: status.update(f"{title}: {word}")
        self.console.print(f"[green]✓[/] {title} ({time.monotonic() - started:.1f} s)", soft_wrap=True)

    def _now_and_then(self, title: str) -> Tell:
        """Return how a log is told: a line every few seconds, not one a word."""
        last = time.monotonic()

        def tell(word: str) -> None:
            nonlocal last
            if time.monotonic() - last >= _LOG_EVERY:
                last = time.monotonic()
                self.console.print(f"… {title}: {word}", soft_wrap=True)

        return tell
