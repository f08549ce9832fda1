"""The engines search is measured beside: bm25s, tantivy and PostgreSQL's full text, all over the same folded text."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import psycopg

from bench import packages, server
from motcua.core.search.entries import Entry
from motcua.core.search.words import bare_words

Search = Callable[[str], list[str]]
TEXT_WEIGHT = 0.2  # of a word in the texts against one in the name: the best of the study for every engine
NAME_BOOST = 5.0
_DEEP = 10


def bm25s(entries: Sequence[Entry]) -> Search:
    """Index names and texts apart with bm25s and add their scores."""
    engine = import_module("bm25s")

    ids = [entry.id for entry in entries]
    names, texts = engine.BM25(), engine.BM25()
    names.index([bare_words(entry.name) for entry in entries], show_progress=False)
    texts.index([_body(entry).split() for entry in entries], show_progress=False)

    def search(question: str) -> list[str]:
        words = bare_words(question)
        scores = _scores(names, words, len(ids)) + TEXT_WEIGHT * _scores(texts, words, len(ids))
        return [ids[number] for number in (-scores).argsort(kind="stable")[:_DEEP] if scores[number] > 0]

    return search


def tantivy(entries: Sequence[Entry]) -> Search:
    """Index names and texts as two fields of tantivy, the name weighing more."""
    engine = import_module("tantivy")

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("name", "text"):
        builder.add_text_field(field)
    index = engine.Index(builder.build())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for entry in entries:
        writer.add_document(engine.Document(id=entry.id, name=" ".join(bare_words(entry.name)), text=_body(entry)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> list[str]:
        words = " ".join(bare_words(question))
        if not words:
            return []
        query = index.parse_query(words, ["name", "text"], field_boosts={"name": NAME_BOOST})
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, _DEEP).hits]

    return search


@contextmanager
def postgresql(entries: Sequence[Entry]) -> Iterator[Search]:
    """Index names with weight A and texts with weight D in PostgreSQL; any word of the question may match."""
    with server.server() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TEMPORARY TABLE searched (id text, words tsvector)")
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO searched VALUES (%s, setweight(to_tsvector('simple', %s), 'A')"
                " || setweight(to_tsvector('simple', %s), 'D'))",
                [(entry.id, " ".join(bare_words(entry.name)), _body(entry)) for entry in entries],
            )
        connection.execute("CREATE INDEX ON searched USING gin (words)")
        connection.execute("ANALYZE searched")

        def search(question: str) -> list[str]:
            words = " | ".join(dict.fromkeys(word for word in bare_words(question) if word.isalnum()))
            rows = connection.execute(
                "SELECT id FROM searched, to_tsquery('simple', %s) AS asked WHERE words @@ asked"
                " ORDER BY ts_rank(words, asked) DESC, id LIMIT %s",
                [words, _DEEP],
            ).fetchall()
            return [row[0] for row in rows]

        yield search


def ready(*, tiny: bool) -> bool:
    """Return whether the engines can be imported; unless only a tiny run is wanted they are installed for it."""
    if not packages.are_installed() and tiny:
        return False
    folder = str(packages.installed())
    if folder not in sys.path:
        sys.path.append(folder)  # last: the product's own packages stay what they are
    return True


def _body(entry: Entry) -> str:
    return " ".join(bare_words(" ".join((entry.field, *entry.texts)))) or "none"


def _scores(index: Any, words: list[str], count: int) -> Any:
    known = [word for word in words if word in index.vocab_dict]
    return index.get_scores(known) if known else import_module("numpy").zeros(count)
