"""Making people up: names, ages, test NHS numbers, addresses near a practice."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import nhs_number

from referrals.models import Person
from spcore.accounts.models import Organisation
from spcore.demo import names
from spcore.names import folded_name

# NHS numbers that begin with 999 are never given to anybody (NHS Data Dictionary, test range).
FIRST_NUMBER = 999_100_000
LANGUAGES = ("Urdu", "Polish", "Punjabi", "Gujarati", "Romanian")


@dataclass(frozen=True, slots=True)
class Home:
    """A practice, and postcodes of people who are registered with it."""

    practice: Organisation
    postcodes: list[str]


def make_people(
    chance: Random, homes: list[Home], *, number: int, today: date, first: int = FIRST_NUMBER
) -> list[Person]:
    """
    Return unsaved people, spread over the homes in order so that each practice has some.

    Their NHS numbers begin at `first`.
    """
    numbers = _test_numbers(number, first)
    return [
        _person(chance, homes[index % len(homes)], numbers[index], today) for index in range(number)
    ]


def _test_numbers(count: int, stem: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        check = nhs_number.calculate_checksum(str(stem))
        if check is not None and check != 10:
            found.append(f"{stem}{check}")
        stem += 7
    return found


def _person(chance: Random, home: Home, number: str, today: date) -> Person:
    is_woman = chance.random() < 0.6
    given = chance.choice(names.FEMALE if is_woman else names.MALE)
    family = chance.choice(names.FAMILY)
    age = chance.choices([22, 35, 48, 60, 72, 82], [10, 16, 20, 20, 20, 14])[0]
    born = today - timedelta(days=365 * age + chance.randint(-1800, 1800))
    person = Person(
        nhs_number=number,
        given_name=given,
        family_name=family,
        folded_name=folded_name(family=family, given=given),
        birth_date=born,
        gender="female" if is_woman else "male",
        address=f"{chance.randint(1, 180)} {chance.choice(names.STREETS)}",
        postcode=chance.choice(home.postcodes),
        phone=_phone(chance),
        practice=home.practice,
        emergency_contact=f"{chance.choice(names.FEMALE)} {family}, family, {_phone(chance)}",
        is_demo=True,
    )
    _make_contact_rules(chance, person)
    return person


def _phone(chance: Random) -> str:
    """Return a number that Ofcom keeps for drama, so that nobody is ever rung."""
    return f"07700 900{chance.randint(0, 999):03d}"


def _make_contact_rules(chance: Random, person: Person) -> None:
    if chance.random() < 0.3:
        person.email = f"{person.given_name}.{person.family_name}@mail.example".lower()
    if chance.random() < 0.08:
        person.language, person.needs_interpreter = chance.choice(LANGUAGES), True
    if chance.random() < 0.06:
        person.may_leave_voicemail = person.may_text = person.may_post = False
        person.is_address_sensitive = True
        person.safe_contact_note = "Ring in the morning only. Leave no message and send no letter"
