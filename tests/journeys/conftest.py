"""Journeys drive a real browser against the real application on a real database."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def go_through(control: Locator) -> None:
    """Press what leads to another document and wait until that one is there: no look at one half replaced."""
    with control.page.expect_event("load"):
        control.click()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a journey; skip it, saying why, where no browser is installed."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="NO BROWSER: install chromium to run the journeys"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless chromium, one for the session."""
    # Playwright keeps an event loop in this thread; the ORM calls of the tests themselves are still in order.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            flags = ["--no-sandbox"] if os.geteuid() == 0 else []
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
            yield chromium
            chromium.close()


@pytest.fixture
def open_page(browser: Browser, built_assets: Path) -> Iterator[Callable[..., Page]]:
    """Open a new page in a context of its own: `open_page(PHONE)`, `open_page(DESKTOP, java_script_enabled=False)`.

    The test fails at its end when a page logged an error or broke the content security policy.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def open_one(viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport=viewport, locale="vi-VN", **options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def audit() -> Callable[[Page], list[str]]:
    """Return a function that lists what axe finds wrong on a page, empty when nothing."""

    def violations(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not a script element: the page's policy would refuse it
        found = page.evaluate("tags => axe.run({runOnly: tags})", STANDARDS)
        return [
            f"{violation['id']}: {violation['help']} ({node['html'][:160]})"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return violations
