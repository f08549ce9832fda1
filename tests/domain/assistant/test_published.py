"""The index in memory follows what is published, and readers never wait for a rebuild."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.domain.assistant.conftest import AT, BIRTH, MARRIAGE, put_out

from motcua.domain.assistant import published
from motcua.domain.assistant.lexicon import propose_entry, publish_entry, withdraw_entry
from motcua.domain.assistant.published import published_index

DEATH = "1.000656"


def ids() -> set[str]:
    return {entry.id for entry in published_index().entries}


@pytest.mark.usefixtures("catalogue")
def test_unchanged_it_is_kept_for_one_small_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = published_index()
    with django_assert_num_queries(1):
        assert published_index() is first


@pytest.mark.usefixtures("catalogue")
def test_a_new_publication_is_found_at_once() -> None:
    assert DEATH not in ids()
    put_out(DEATH, "Đăng ký khai tử")
    assert DEATH in ids()


@pytest.mark.usefixtures("catalogue")
def test_a_lexicon_entry_changes_the_index_when_it_goes_live_and_when_it_goes() -> None:
    before = published_index()
    entry = propose_entry(
        said="xin chữ hỷ đôi",
        meant="đăng ký kết hôn",
        question="xin chữ hỷ đôi ở đâu",
        expected=MARRIAGE,
        by=None,
        at=AT,
    )
    assert published_index() is before
    publish_entry(entry_id=entry.pk, by=None, at=AT)
    live = published_index()
    assert live.search("xin chữ hỷ đôi").hits[0].id == MARRIAGE
    withdraw_entry(entry_id=entry.pk, by=None, at=AT + timedelta(minutes=1))
    assert len(published_index().lexicon.phrases) == len(before.lexicon.phrases)


@pytest.mark.usefixtures("catalogue")
def test_names_cite_version_and_decision() -> None:
    put_out(BIRTH, "Đăng ký khai sinh mới")
    name = published.published().names[BIRTH]
    assert (name.value, name.citation.version, name.citation.decision) == ("Đăng ký khai sinh mới", 2, "1857/QĐ-BTP")


@pytest.fixture
def aside(settings: object) -> Iterator[None]:
    """Build aside, as the web server does."""
    settings.SEARCH_INDEX_BUILT_ASIDE = True  # type: ignore[attr-defined]
    yield
    for thread in threading.enumerate():
        if thread.name == "search-index":
            thread.join(timeout=30)


@pytest.mark.usefixtures("catalogue", "aside")
def test_readers_go_on_with_the_old_index_while_a_new_one_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    old = published_index()
    ready, held = threading.Event(), threading.Event()
    new = published._build()

    def slow() -> published.Published:
        held.set()
        ready.wait(30)
        return new

    monkeypatch.setattr(published, "_build", slow)
    put_out(DEATH, "Đăng ký khai tử")
    assert published_index() is old  # starts the build
    assert held.wait(30)
    assert published_index() is old  # and does not wait for it
    ready.set()
    for thread in threading.enumerate():
        if thread.name == "search-index":
            thread.join(timeout=30)
    assert published._SHELF.held is new


@pytest.mark.usefixtures("catalogue", "aside")
def test_a_build_that_fails_leaves_the_old_index_serving(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    old = published_index()

    def broken() -> published.Published:
        raise ValueError("no such thing")

    monkeypatch.setattr(published, "_build", broken)
    put_out(DEATH, "Đăng ký khai tử")
    assert published_index() is old
    for thread in threading.enumerate():
        if thread.name == "search-index":
            thread.join(timeout=30)
    assert published_index() is old
    assert "could not be built" in caplog.text
