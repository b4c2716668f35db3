"""What a person's record must hold, what it refuses, and how it is changed."""

from dataclasses import replace
from datetime import date

import pytest

from referrals import services
from referrals.services import PersonFields
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.referrals import NOON, PersonFactory, small_world

TODAY = NOON.date()
WHOLE = PersonFields(
    given_name="Ana",
    family_name="Núñez",
    birth_date=date(1980, 5, 6),
    nhs_number="9990000018",
    phone="07700 900456",
    no_practice="not_known",
)


def held_by(referral) -> PersonFields:
    """Return what the record holds, with a reason for there being no practice."""
    return replace(PersonFields.of(referral.person), no_practice="not_known")


def problems(**changes) -> list[str]:
    return [problem.field for problem in services.problems_of(replace(WHOLE, **changes), on=TODAY)]


class TestProblemsOf:
    @pytest.fixture(autouse=True)
    def _in_the_demo(self, settings):
        settings.DEMO = True

    def test_finds_none_in_a_whole_record(self):
        assert problems() == []

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"nhs_number": ""}, "no_nhs_number"),
            ({"no_practice": ""}, "registered_with"),
            ({"birth_date": date(2026, 11, 21)}, "birth_date"),
            ({"birth_date": date(1900, 1, 1)}, "birth_date"),
            ({"phone": "", "email": "a@b.example", "preferred_channel": "phone"}, "phone"),
            ({"preferred_channel": "email"}, "email"),
            ({"preferred_channel": "post"}, "address"),
            ({"preferred_channel": "through"}, "reach_through"),
            ({"no_fixed_abode": True}, "reach_through"),
        ],
    )
    def test_names_the_field_to_mend(self, changes, field):
        assert field in problems(**changes)

    def test_takes_somebody_without_number_practice_home_or_certain_birth_date(self):
        found = problems(
            nhs_number="",
            no_nhs_number="not_registered",
            no_practice="not_registered",
            no_fixed_abode=True,
            reach_through="The night shelter, ask for Pat",
            is_birth_date_approximate=True,
            preferred_channel="through",
            phone="",
        )

        assert found == []

    @pytest.mark.parametrize(
        ("is_demo", "number", "fields"),
        [
            (True, "9990000018", []),
            (True, "4857773456", ["nhs_number"]),
            (False, "4857773456", []),
            (False, "9990000018", ["nhs_number"]),
        ],
    )
    def test_the_demo_takes_test_numbers_only_and_nobody_else_does(
        self, settings, is_demo, number, fields
    ):
        settings.DEMO = is_demo

        assert problems(nhs_number=number) == fields


@pytest.mark.django_db
class TestUpdatePerson:
    @pytest.fixture(autouse=True)
    def _in_the_demo(self, settings):
        settings.DEMO = True

    def test_changes_what_was_typed_and_says_who(self):
        world = small_world()
        referral = world.referral()
        new = replace(held_by(referral), family_name="Ó Sé", phone="07700 900999")

        person = services.update_person(
            referral_id=referral.pk, new=new, version=0, actor=world.gp, at=NOON
        )

        assert (person.phone, person.folded_name, person.version) == (
            "07700 900999",
            f"o se {person.given_name.lower()}",
            1,
        )
        entry = AuditEntry.objects.get(label="person")
        assert (entry.user_id, entry.people) == (world.gp.user_id, [person.pk])

    def test_tells_the_team_that_helps_the_person_already(self):
        world = small_world()
        helped = world.referral(active=True)
        draft = world.referral(person=helped.person)
        new = replace(held_by(draft), may_phone=False)

        services.update_person(referral_id=draft.pk, new=new, version=0, actor=world.gp, at=NOON)

        assert helped.timeline.get().label == "How to reach the person was changed"
        assert not draft.timeline.exists()

    def test_refuses_an_older_version(self):
        world = small_world()
        referral = world.referral(person=PersonFactory(version=4))

        with pytest.raises(Conflict):
            services.update_person(
                referral_id=referral.pk,
                new=held_by(referral),
                version=3,
                actor=world.gp,
                at=NOON,
            )

    def test_refuses_the_number_of_another_record(self):
        world = small_world()
        PersonFactory(nhs_number="9990000026")
        referral = world.referral()
        new = replace(held_by(referral), nhs_number="9990000026")

        with pytest.raises(Conflict):
            services.update_person(
                referral_id=referral.pk, new=new, version=0, actor=world.gp, at=NOON
            )

    def test_refuses_what_would_leave_no_way_to_reach_them(self):
        world = small_world()
        referral = world.referral()
        new = replace(held_by(referral), phone="")

        with pytest.raises(Invalid, match="Enter at least one way"):
            services.update_person(
                referral_id=referral.pk, new=new, version=0, actor=world.gp, at=NOON
            )

    def test_refuses_the_referrer_once_the_team_has_it(self):
        world = small_world()
        referral = world.referral(submitted=True)

        with pytest.raises(NotPermitted):
            services.update_person(
                referral_id=referral.pk,
                new=held_by(referral),
                version=0,
                actor=world.gp,
                at=NOON,
            )

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        referral = world.referral()

        with pytest.raises(NotVisible):
            services.update_person(
                referral_id=referral.pk,
                new=held_by(referral),
                version=0,
                actor=other.gp,
                at=NOON,
            )
