"""Candidates: one question for one person, one for a whole file, and never more than is visible."""

from datetime import date

import pytest

from referrals.selectors import Verdict, identity, matches_among, matches_of
from referrals.selectors.matching import Reason
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import PersonFactory, small_world

pytestmark = pytest.mark.django_db
BORN = date(1956, 3, 7)


def held(world, given="Margaret", family="Hill", **fields):
    return PersonFactory(
        given_name=given,
        family_name=family,
        folded_name=f"{family} {given}".casefold(),
        **{"birth_date": BORN, "postcode": "PR1 2HE", "practice": world.practice, **fields},
    )


def sought(given="Margaret", family="Hill", **fields):
    return identity(given_name=given, family_name=family, **{"birth_date": BORN, **fields})


VARIANTS = [
    {"nhs_number": "9990000018"},
    {},
    {"birth_date": date(1956, 7, 3)},
    {"given": "Hill", "family": "Margaret"},
    {"given": "Peggy", "postcode": "PR1 2HE"},
    {"given": "Margeret", "postcode": "PR1 2HE"},
    {"family": "Kowalska", "postcode": "PR1 2HE"},
    {"birth_date": date(1965, 3, 7), "postcode": "PR1 2HE"},
]


class TestMatchesOf:
    @pytest.mark.parametrize("typed", VARIANTS)
    def test_finds_every_likeness_with_one_question(self, typed, django_assert_num_queries):
        world = small_world()
        person = held(world, nhs_number="9990000018")

        with django_assert_num_queries(1):
            found = matches_of(actor=world.gp, sought=sought(**typed))

        assert [match.person for match in found] == [person]

    def test_puts_the_exact_one_first_and_says_why(self):
        world = small_world()
        held(world, nhs_number="9990000026")
        exact = held(world, nhs_number="9990000018")

        found = matches_of(actor=world.gp, sought=sought(nhs_number="9990000018"))

        assert (found[0].person, found[0].verdict) == (exact, Verdict.EXACT)
        assert "NHS numbers differ" in found[1].words

    def test_another_practice_finds_nobody(self):
        world = small_world()
        held(world)
        stranger = actor_in(Role.REFERRER_CLINICIAN, OrganisationFactory())

        assert matches_of(actor=stranger, sought=sought()) == []


class TestMatchesAmong:
    def test_judges_a_whole_file_with_one_question(self, django_assert_num_queries):
        world = small_world()
        person = held(world, nhs_number="9990000018")
        rows = [sought(**typed) for typed in VARIANTS] + [sought(family="Nobody")] * 40

        with django_assert_num_queries(1):
            found = matches_among(actor=world.gp, sought=rows)

        assert [[match.person for match in row] for row in found] == (
            [[person]] * len(VARIANTS) + [[]] * 40
        )

    def test_agrees_with_asking_one_by_one(self):
        world = small_world()
        held(world)
        held(world, given="Peggy")
        held(world, family="Hall", postcode="")
        rows = [sought(**typed) for typed in VARIANTS]

        together = matches_among(actor=world.gp, sought=rows)

        apart = [matches_of(actor=world.gp, sought=row) for row in rows]
        assert together == apart

    def test_a_conflict_names_what_differs(self):
        world = small_world()
        held(world, nhs_number="9990000018", family="Kowalska")

        ((match,),) = matches_among(actor=world.gp, sought=[sought(nhs_number="9990000018")])

        assert match.verdict == Verdict.CONFLICT
        assert Reason.FAMILY_OTHERWISE in match.reasons
