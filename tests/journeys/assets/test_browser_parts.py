"""Our scripts and styles in a real browser, on pages made here and served under the real security policy."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from tests.journeys.conftest import DESKTOP, PHONE

from motcua.domain import processes
from motcua.web.components.security import POLICY

ORIGIN = "http://city.test"
MODELS = sorted((Path(processes.__path__[0]) / "models_bpmn").glob("*.bpmn"))
HEAD = """<!DOCTYPE html><html lang="vi" class="govuk-template"><head><meta charset="utf-8"><title>Thử</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/css/motcua.css"><link rel="stylesheet" href="/static/css/desk.css">
<link rel="stylesheet" href="/static/css/diagram.css">
<script type="module" src="/static/js/motcua.js"></script><script type="module" src="/static/js/desk.js"></script>
<script type="module" src="/static/js/diagram.js"></script></head>
<body class="govuk-template__body"><main class="govuk-width-container" id="main-content">"""


@pytest.fixture
def show(open_page: Callable[..., Page], built_assets: Path) -> Callable[..., Page]:
    """Show a piece of HTML as a page of ours; nothing leaves the browser."""

    def open_with(content: str, viewport: dict[str, int] = DESKTOP, *, diagram: Path | None = None) -> Page:
        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(ORIGIN)
            headers = {"Content-Security-Policy": POLICY}
            if path == "/":
                headers["Content-Type"] = "text/html; charset=utf-8"
                route.fulfill(body=f"{HEAD}{content}</main></body></html>", headers=headers)
            elif path == "/model.bpmn" and diagram:
                route.fulfill(body=diagram.read_bytes(), headers=headers | {"Content-Type": "application/xml"})
            elif path.startswith("/static/") and (built_assets / path.removeprefix("/static/")).is_file():
                file = built_assets / path.removeprefix("/static/")
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                route.fulfill(body=file.read_bytes(), headers=headers | {"Content-Type": kind})
            else:
                route.fulfill(status=404, body="", headers=headers)

        page = open_page(viewport)
        page.route("**/*", answer)
        page.goto(f"{ORIGIN}/")
        return page

    return open_with


def _diagram(current: str) -> str:
    return (
        '<h1>Sơ đồ</h1><div class="mc-diagram" data-module="motcua-diagram" data-source="/model.bpmn" '
        f'data-current="{current}" aria-label="Quy trình" hidden></div>'
    )


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_shipped_process_is_drawn_with_its_current_step_in_sight(
    show: Callable[..., Page], audit: Callable[[Page], list[str]], model: Path, viewport: dict[str, int]
) -> None:
    page = show(_diagram("approve receive"), viewport, diagram=model)
    marked = page.locator(".mc-current")
    expect(marked.first).to_be_visible()
    expect(page.locator(".bjs-powered-by")).to_be_in_viewport()
    assert page.locator(".djs-element").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    assert audit(page) == []


def test_the_whole_diagram_fits_its_frame_when_asked(show: Callable[..., Page]) -> None:
    page = show(_diagram("approve"), PHONE, diagram=MODELS[0])
    frame = page.locator(".mc-diagram__frame")
    expect(page.locator(".mc-current")).to_be_in_viewport()
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    page.get_by_role("button", name="Xem cả sơ đồ").click()
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth + 1")


def test_keys_work_beside_fields_and_can_be_turned_off(show: Callable[..., Page]) -> None:
    page = show(
        '<h1>Danh sách</h1><label for="q">Tìm</label><input id="q" data-shortcut="/">'
        '<a id="one" href="#one" data-row>Một</a> <a id="two" href="#two" data-row>Hai</a>'
        '<a href="#accepted" data-shortcut="t">Tiếp nhận</a>'
        '<label><input type="checkbox" data-shortcuts-switch> Phím tắt</label>'
    )
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#two")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#one")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("t/")
    assert page.url == f"{ORIGIN}/"
    page.locator("#one").focus()
    page.get_by_role("checkbox").uncheck()
    page.locator("#one").focus()
    page.keyboard.press("t")
    assert page.url == f"{ORIGIN}/"
    page.get_by_role("checkbox").check()
    page.locator("#one").focus()
    page.keyboard.press("t")
    assert page.url == f"{ORIGIN}/#accepted"


def test_buttons_that_need_a_script_appear_only_with_it(show: Callable[..., Page]) -> None:
    page = show('<h1>Biên nhận</h1><button type="button" class="govuk-button" hidden data-print>In</button>')
    expect(page.get_by_role("button", name="In")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_tags_marks_and_timeline_are_free_of_accessibility_faults(
    show: Callable[..., Page], audit: Callable[[Page], list[str]], viewport: dict[str, int]
) -> None:
    tags = "".join(
        f'<strong class="govuk-tag govuk-tag--{colour}">{colour}</strong> '
        for colour in ("teal", "green", "yellow", "orange", "red", "purple", "grey")
    )
    marks = "".join(f'<p><span class="mc-due {kind}">còn 2 giờ</span></p>' for kind in (
        "", "mc-due--soon", "mc-due--late", "mc-due--paused"
    ))  # fmt: skip
    hands = "".join(
        f'<section class="mc-hand {kind}"><h2 class="mc-hand__who">Chuyên viên</h2>'
        '<p class="mc-hand__until">đến 9:00</p></section>'
        for kind in ("", "mc-hand--yours", "mc-hand--late")
    )
    timeline = (
        '<ol class="moj-timeline"><li class="moj-timeline__item mc-timeline__item--now">'
        '<div class="moj-timeline__header"><h2 class="moj-timeline__title">Đang thẩm định</h2>'
        '<p class="moj-timeline__byline">Phòng Xây dựng</p></div>'
        '<p class="moj-timeline__date">21/11/2026</p></li></ol>'
    )
    page = show(f"<h1 class='govuk-heading-xl'>Hồ sơ</h1>{tags}{marks}{hands}{timeline}", viewport)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('600 16px \"Be Vietnam Pro\"'))")
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    assert audit(page) == []
