"""Made-up people of the demo city. Any likeness is chance: names are drawn from common ones, numbers are not real."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.core.search.folding import fold
from motcua.demo.city_data import people_names

_LONG_NAMES = 0.02


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen with what forms ask first."""

    full_name: str
    id_number: str
    birth_date: date
    phone: str
    email: str
    ward: str
    address: str
    relative: str

    def answers(self) -> dict[str, object]:
        """Return the answers to the questions every form asks in the same words."""
        return {
            "applicant_name": self.full_name,
            "applicant_id_number": self.id_number,
            "applicant_birth_date": self.birth_date.isoformat(),
            "applicant_phone": self.phone,
            "applicant_email": self.email,
            "applicant_ward": self.ward,
            "applicant_address": self.address,
        }


def full_name(chance: random.Random) -> str:
    """Return a full name: family, middle and given name; now and then a very long one."""
    names = people_names()
    man = chance.random() < 0.5
    if chance.random() < _LONG_NAMES:
        return chance.choice(names["long_male"] if man else names["long_female"])
    families, weights = zip(*names["family"], strict=True)
    middle = chance.choice(names["middle_male"] if man else names["middle_female"])
    given = chance.choice(names["given_male"] if man else names["given_female"])
    return f"{chance.choices(families, weights)[0]} {middle} {given}"


def citizen(chance: random.Random, *, ward: str, today: date) -> Person:
    """Return a citizen of a ward, grown up on `today`."""
    name = full_name(chance)
    born = today - timedelta(days=chance.randrange(20 * 365, 75 * 365))
    # Twelve digits: province of birth, century and sex, year, then chance [MEM].
    number = f"001{chance.choice('01')}{born:%y}{chance.randrange(10**6):06d}"
    handle = fold(name).replace(" ", ".")
    return Person(
        full_name=name,
        id_number=number,
        birth_date=born,
        phone=f"09{chance.randrange(10**8):08d}",
        email=f"{handle}.{number[-4:]}@dan.example",
        ward=ward,
        address=f"Số {chance.randrange(1, 200)}, ngõ {chance.randrange(1, 90)}",
        relative=full_name(chance),
    )
