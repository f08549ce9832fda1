"""How the applicant wishes to get the result: the answer `result_delivery` that every form asks for."""

from dataclasses import dataclass

from motcua.core.forms import UnknownField, show
from motcua.domain.catalogue.forms import form_of
from motcua.domain.dossiers.models import Dossier

_ELECTRONIC, _POST = "electronic", "post"


@dataclass(frozen=True, slots=True)
class DeliveryWish:
    """The wish in the form's own words, with the address where the result is to be sent."""

    way: str
    words: str
    address: str

    @property
    def is_electronic(self) -> bool:
        """Whether a file is awaited."""
        return self.way == _ELECTRONIC

    @property
    def is_by_post(self) -> bool:
        """Whether the result is sent and not collected."""
        return self.way == _POST


def delivery_wish(dossier: Dossier, language: str) -> DeliveryWish | None:
    """Return the applicant's wish; None where the form did not ask or it was not answered."""
    answers = dossier.application.answers
    way = answers.get("result_delivery")
    if not way:
        return None
    try:
        asked = form_of(dossier.procedure_version_id).field("result_delivery")
    except UnknownField:
        return None
    address = answers.get("result_address", "") if way == _POST else ""
    return DeliveryWish(way, show(asked, way, language), address or "")
