"""Operation 15: looking somebody up, by number, by name, by all that is known."""

from uuid import UUID

from referrals import selectors
from referrals.models import Person
from spcore.bench import references
from spcore.bench.calling import SignedIn
from spcore.bench.counting import statements
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World


def _look_up(world: World) -> list[Case]:
    known, who = world.person, world.clinician
    number = selectors.Sought(nhs_number=known.nhs_number)
    return [_seek("by NHS number", who, number, references.people_numbered(who, known.nhs_number))]


def _look_up_by_name(world: World) -> list[Case]:
    known, who = world.person, world.clinician
    sought = selectors.Sought(
        given_name=known.given_name, family_name=known.family_name, birth_date=known.birth_date
    )
    expected = references.people_born(who, known.family_name, known.birth_date)
    nobody = selectors.Sought(
        given_name="Xavierina", family_name="Quillfeather", birth_date=known.birth_date
    )
    return [
        _seek("by name and birth date", who, sought, sorted(expected)),
        _seek("a name nobody has", who, nobody, []),
    ]


def _seek(label: str, who: SignedIn, sought: selectors.Sought, expected: list[UUID]) -> Case:
    def ask() -> list[Person]:
        return selectors.people_like(actor=who.actor, sought=sought)

    with statements() as found:
        ask()
    sql, parameters = found.main
    return Case(
        label=label,
        fast=lambda: rows_of(sql, parameters),
        floor=lambda: rows_of("SELECT 1"),
        counted=ask,
        check=lambda: _check_people(ask(), expected),
    )


def _match(world: World) -> list[Case]:
    known, who = world.person, world.clinician
    sought = selectors.identity(
        given_name=known.given_name,
        family_name=known.family_name,
        birth_date=known.birth_date,
        nhs_number=known.nhs_number,
        postcode="PR1 2HE",
    )

    def ask() -> list[Person]:
        return [match.person for match in selectors.matches_of(actor=who.actor, sought=sought)]

    with statements() as found:
        ask()
    sql, parameters = found.main
    expected = references.people_numbered(who, known.nhs_number)
    return [
        Case(
            label="all that is known",
            fast=lambda: rows_of(sql, parameters),
            floor=lambda: rows_of("SELECT 1"),
            counted=ask,
            check=lambda: _check_people(ask(), expected),
        )
    ]


def _check_people(found: list[Person], expected: list[UUID]) -> None:
    missing = set(expected) - {person.pk for person in found}
    same(missing, set(), what="people not found")


FINDING = (
    Operation(
        number="15",
        name="person by NHS number",
        over="select 1",
        gate=Gate(ratio=4.0, goal=3.0, queries=1, seeks=True),
        cases=_look_up,
    ),
    Operation(
        number="15b",
        name="person by name and birth date",
        over="select 1",
        gate=Gate(ratio=6.0, goal=4.0, queries=1, seeks=True),
        cases=_look_up_by_name,
    ),
    Operation(
        number="15c",
        name="who it may be already",
        over="select 1",
        gate=Gate(ratio=6.0, goal=4.0, queries=1, seeks=True),
        cases=_match,
    ),
)
