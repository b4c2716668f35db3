"""Adding somebody around the person."""

import pytest
from django.urls import reverse

from referrals.models import RelatedPerson, TimelineEntry
from tests.factories.referrals import small_world
from tests.referrals.children import young
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral):
    return reverse("referrals:related_add", args=[referral.pk])


class TestRelatedAdd:
    def test_keeps_them_with_what_they_may_know(self):
        world = small_world()
        referral = young(world, 10)

        signed_in(world.worker).post(
            address(referral),
            {"name": "Jo Hill", "relation": "mother", "has_parental_responsibility": "on"},
        )

        row = RelatedPerson.objects.get()
        assert (row.person, row.has_parental_responsibility) == (referral.person, True)
        assert row.may_be_contacted is False
        assert TimelineEntry.objects.filter(referral=referral, field_class="family").exists()

    def test_nobody_is_asked_about_parental_responsibility_for_an_adult(self):
        world = small_world()

        page = text_of(signed_in(world.worker).get(address(young(world, 40))))

        assert "parental responsibility" not in page

    def test_says_what_is_missing_and_keeps_what_was_typed(self):
        world = small_world()

        page = text_of(
            signed_in(world.worker).post(address(young(world, 40)), {"note": "Ring after 5"})
        )

        assert "Enter their name" in page
        assert "Ring after 5" in page

    def test_a_referrer_adds_while_the_referral_is_a_draft(self):
        world = small_world()
        person = young(world, 10).person
        draft = world.referral(person=person)
        answer = {"name": "Jo Hill", "relation": "mother"}

        signed_in(world.gp).post(address(draft), answer)
        sent = signed_in(world.gp).post(address(young(world, 9)), answer)

        assert RelatedPerson.objects.count() == 1
        assert sent.status_code == 403
