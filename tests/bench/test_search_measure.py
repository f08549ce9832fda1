"""The measure of search counts what it says."""

from bench.search import Engine, percentile, shortened

from motcua.core.search.entries import Entry


def test_an_engine_is_counted_first_and_among_five() -> None:
    engine = Engine(0.0)
    answers = {"one": ["a", "b"], "two": ["b", "a"], "three": ["c", "d", "e", "f", "g", "a"], "none": []}
    engine.ask(answers.__getitem__, [{"q": question, "ids": ["a"], "kind": "diac"} for question in answers])
    assert engine.share("diac") == (25.0, 50.0)
    assert len(engine.spent) == len(engine.worked) == 4


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([5.0, 1.0, 3.0], 0.5) == 3.0
    assert percentile([5.0, 1.0], 0.95) == 5.0


def test_shortened_names_are_the_same_every_time_and_ask_for_every_procedure_of_that_name() -> None:
    entries = [Entry("a", "Cấp lại thẻ căn cước"), Entry("b", "Cấp lại thẻ căn cước")]
    (question,) = shortened(entries)
    assert question == next(iter(shortened(entries)))
    assert question["ids"] == ["a", "b"]
    assert set(question["q"].split()) <= set(entries[0].name.split())
