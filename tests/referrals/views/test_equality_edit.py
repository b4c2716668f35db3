"""Equality answers: the link worker's alone; not asked is not "prefers not to say"."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals import services
from referrals.models import EqualityAnswers
from referrals.models.equality import AnswerSource
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral):
    return reverse("referrals:equality_edit", args=[referral.pk])


class TestEqualityEdit:
    def test_keeps_not_asked_apart_from_would_rather_not_say(self):
        world = small_world()
        referral = world.referral(active=True)

        signed_in(world.worker).post(
            address(referral), {"version": 0, "ethnicity": "Z", "religion": "declined"}
        )

        held = EqualityAnswers.objects.get()
        assert (held.ethnicity, held.religion, held.orientation) == ("Z", "declined", "")
        assert held.ethnicity_source == AnswerSource.ASKED

    def test_a_language_somebody_keeps_to_themself_is_not_a_language_not_asked(self):
        world = small_world()
        referral = world.referral(active=True)

        signed_in(world.worker).post(address(referral), {"version": 0, "no_language": "on"})
        page = text_of(signed_in(world.worker).get(address(referral)))

        assert EqualityAnswers.objects.get().main_language == "declined"
        assert 'value="declined"' not in page.split("no_language")[0].split("main_language")[-1]
        assert "checked" in page

    def test_a_language_and_a_refusal_at_once_are_refused(self):
        world = small_world()
        referral = world.referral(active=True)

        page = text_of(
            signed_in(world.worker).post(
                address(referral), {"version": 0, "main_language": "Urdu", "no_language": "on"}
            )
        )

        assert "Untick this, or leave the language empty" in page
        assert not EqualityAnswers.objects.exists()

    def test_nothing_is_filled_in_beforehand(self):
        world = small_world()

        page = text_of(signed_in(world.worker).get(address(world.referral(active=True))))

        assert "checked" not in page
        assert page.count('<option value="" selected>Not asked</option>') == 9

    def test_a_code_that_was_carried_over_says_where_it_comes_from(self):
        world = small_world()
        referral = world.referral(active=True)
        services.carry_over_ethnicity(
            person_id=referral.person_id,
            code="H",
            source=AnswerSource.GP_RECORD,
            actor=world.worker,
            at=timezone.now(),
        )

        page = text_of(signed_in(world.worker).get(address(referral)))
        signed_in(world.worker).post(
            address(referral), {"version": 0, "ethnicity": "H", "religion": "sikh"}
        )

        assert "Carried over from the GP record" in page
        assert EqualityAnswers.objects.get().ethnicity_source == AnswerSource.GP_RECORD

    def test_groups_need_the_answer_above_them(self):
        world = small_world()

        page = text_of(
            signed_in(world.worker).post(
                address(world.referral(active=True)), {"version": 0, "groups": ["veteran"]}
            )
        )

        assert "Select yes, or untick the groups" in page

    @pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.TEAM_ADMIN])
    def test_nobody_else_of_the_team_opens_it(self, role):
        world = small_world()
        referral = world.referral(active=True)

        response = signed_in(actor_in(role, world.team)).get(address(referral))

        assert response.status_code == 403
