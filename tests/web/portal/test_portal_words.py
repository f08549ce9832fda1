"""Every reason a citizen may meet has words that name the thing and the next step, in place of a code."""

import pytest
from tests.factories.city import City
from tests.factories.dossiers import submitted
from tests.web.portal.published import published

from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.documents.media import Kind
from motcua.domain.documents.refusals import FileRefused, Reason
from motcua.domain.dossiers.actions.submission import submit
from motcua.domain.dossiers.actions.supplements import supply
from motcua.domain.dossiers.models import Status
from motcua.domain.dossiers.refusals import CannotSubmit, CannotSupply, Why
from motcua.domain.ledger.models import Verb
from motcua.web.components import file_words
from motcua.web.portal import words

DETAILS: dict[Reason, dict[str, str | int]] = {
    Reason.TOO_LARGE: {"limit": 20 * 1024 * 1024},
    Reason.TOO_MANY_PAGES: {"pages": 1200, "limit": 1000},
    Reason.TOO_MANY_PIXELS: {"width": 20000, "height": 10000, "limit": 1},
    Reason.UNKNOWN_TYPE: {"found": "unknown"},
    Reason.BLANK: {"pages": 2},
    Reason.MALWARE: {"signature": "Eicar"},
}


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_of_a_file_names_it_and_says_what_to_do(reason: Reason) -> None:
    sentence = file_words.file_refusal(FileRefused(reason, name="hóa đơn.pdf", **DETAILS.get(reason, {})))
    assert "“hóa đơn.pdf”" in sentence
    assert "ãy " in sentence
    assert "%(" not in sentence


@pytest.mark.parametrize("kind", [Kind.HEIC, Kind.OLD_OFFICE, Kind.ARCHIVE, Kind.ZIP])
def test_common_foreign_types_get_advice_of_their_own(kind: Kind) -> None:
    plain = file_words.file_refusal(FileRefused(Reason.UNKNOWN_TYPE, name="a", found="unknown"))
    assert file_words.file_refusal(FileRefused(Reason.UNKNOWN_TYPE, name="a", found=kind.value)) != plain


def test_sizes_in_a_refusal_are_read_by_people() -> None:
    refused = FileRefused(Reason.TOO_LARGE, name="a.pdf", limit=20 * 1024 * 1024)
    assert "20 MB" in file_words.file_refusal(refused)


@pytest.mark.parametrize("verb", Verb)
def test_every_act_of_the_ledger_has_a_title(verb: Verb) -> None:
    assert str(words.ACTS[verb])


@pytest.mark.parametrize("status", Status)
def test_every_state_has_words_and_a_colour(status: Status) -> None:
    assert str(words.STATUSES[status])
    assert words.STATUS_COLOURS[status]


def test_reasons_the_acts_of_a_citizen_give_have_words() -> None:
    for act in (submit, supply):
        named = {why for why in Why if why.name in (act.__doc__ or "")}
        assert named, "the act's text names its reasons"
        assert named <= words.REFUSALS.keys()


def test_a_refused_submission_names_the_paper_it_is_about(town: City) -> None:
    version = published()
    with pytest.raises(CannotSubmit) as refused:
        submitted(town, version, files=[])
    assert "“Giấy chứng sinh”" in words.refusal(refused.value, about="Giấy chứng sinh")


def test_a_reason_only_officers_can_cause_is_a_defect_here() -> None:
    with pytest.raises(KeyError):
        words.refusal(CannotSupply(Why.NO_RIGHT))


def test_life_events_lead_to_something_findable() -> None:
    for event in LIFE_EVENTS.values():
        assert event.fields or event.phrases
