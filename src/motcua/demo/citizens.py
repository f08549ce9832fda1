"""What citizens do: hand in, supply what is asked, change their mind."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from motcua.demo import temper
from motcua.demo.answers import answer
from motcua.demo.cast import Cast, Offer
from motcua.demo.desks import Desks
from motcua.demo.people import citizen
from motcua.demo.prepared import Prepared, Visit
from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Applicant, HandedIn
from motcua.domain.dossiers.models import Dossier

Plan = Callable[[datetime, Callable[[datetime], None]], None]
_OPENS, _CLOSES = 7, 17


class Citizens:
    """The people of the city. Each arrival is somebody new."""

    def __init__(self, cast: Cast, chance: random.Random, plan: Plan, acts: "Counter[str]", desks: Desks) -> None:
        self.cast, self.chance, self.plan, self.acts, self.desks = cast, chance, plan, acts, desks
        desks.ask_citizen = self.asked
        self.prepared = Prepared(cast, chance, acts, desks.prepared)
        self.wards = [ward.ward_code for ward in cast.wards]
        self.ward_weights = [temper.BUSY_WARDS.get(ward.ward_code, 1) for ward in cast.wards]
        self.weights = [offer.weight for offer in cast.offers]

    def arrive(self, at: datetime) -> None:
        """Somebody hands in an application."""
        chance = self.chance
        offer = chance.choices(self.cast.offers, self.weights)[0]
        ward = chance.choices(self.cast.wards, self.ward_weights)[0]
        today = timezone.localdate(at)
        person = citizen(chance, ward=ward.ward_code, today=today)
        answers = answer(offer.form, person, wards=self.wards, today=today, chance=chance)
        channel = self._channel(offer, at)
        resolving = ward if offer.by_ward else offer.department
        assert resolving is not None
        visit = Visit(
            offer=offer,
            ward=ward.ward_code,
            channel=channel,
            resolving=resolving,
            receiving=self._desk(channel, ward, resolving),
            applicant=Applicant(
                person.full_name, person.id_number, person.phone, person.email, person.address,
                language="en" if chance.random() < 0.03 else "vi",
            ),
            answers=answers,
            case_data={"agencies": chance.sample(self.cast.consulted, 2)},
            salt=f"{chance.getrandbits(128):032x}",
        )  # fmt: skip
        prepared = channel != ChannelKind.POSTAL and chance.random() < temper.PREPARED
        dossier = self.prepared.hand_in(visit, at) if prepared else self._hand_in(visit, at)
        self.acts["submit"] += 1
        self.desks.look(dossier.pk, at)
        if chance.random() < temper.CHANGES_MIND:
            self.plan(at + timedelta(hours=chance.uniform(1, 40)), partial(self._withdraw, dossier.pk))

    def _hand_in(self, visit: Visit, at: datetime) -> Dossier:
        chance = self.chance
        return actions.submit(
            procedure_version=visit.offer.version,
            channel=visit.channel,
            resolving_agency=visit.resolving,
            receiving_agency=visit.receiving,
            applicant=visit.applicant,
            answers=visit.answers,
            files=[HandedIn(key, chance.choice(self.cast.samples), f"{key}.pdf") for key in visit.offer.papers],
            idempotency_key=f"{chance.getrandbits(128):032x}",
            at=at,
            case_data=visit.case_data,
            salt=visit.salt,
        )

    def asked(self, dossier_id: int, papers: list[str], at: datetime) -> None:
        """Somebody is asked for a supplement: most answer within days, some never."""
        if self.chance.random() < temper.NEVER_ANSWERS:
            return
        back = at + timedelta(hours=self.chance.uniform(3, 110))
        self.plan(back, partial(self._supply, dossier_id, papers))

    def _supply(self, dossier_id: int, papers: list[str], at: datetime) -> None:
        files = [HandedIn(key, self.chance.choice(self.cast.samples), f"{key}-bo-sung.pdf") for key in papers]
        actions.supply(dossier_id=dossier_id, files=files, at=at)
        self.acts["supply"] += 1
        self.desks.look(dossier_id, at)

    def _withdraw(self, dossier_id: int, at: datetime) -> None:
        actions.withdraw(dossier_id=dossier_id, at=at)
        self.acts["withdraw"] += 1

    def _channel(self, offer: Offer, at: datetime) -> str:
        """Online at any hour; to the desk only while somebody sits there."""
        local = timezone.localtime(at)
        drawn = self.chance.random()
        wanted = ChannelKind.ONLINE if drawn < temper.ONLINE else ChannelKind.POSTAL
        if drawn < temper.ONLINE + temper.DIRECT and drawn >= temper.ONLINE:
            wanted = ChannelKind.DIRECT
        at_desk = local.isoweekday() < 6 and _OPENS <= local.hour < _CLOSES
        if wanted == ChannelKind.DIRECT and not at_desk:
            wanted = ChannelKind.ONLINE
        return wanted if wanted in offer.channels else offer.channels[0]

    def _desk(self, channel: str, ward: Agency, resolving: Agency) -> Agency:
        """Any desk receives: one in six goes to a desk that is not the resolving agency's."""
        if channel == ChannelKind.DIRECT and self.chance.random() < 1 / 6:
            return self.chance.choice([*self.cast.desks, ward])
        return resolving
