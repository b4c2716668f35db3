"""Taking two records apart."""

import pytest
from django.urls import reverse

from referrals.models import Person
from tests.factories.referrals import small_world
from tests.referrals.services.test_merging import known, merge
from tests.referrals.signing import text_of
from tests.referrals.views.test_person_merge import supervisor

pytestmark = pytest.mark.django_db


class TestPersonUnmerge:
    def test_says_who_put_them_together_and_why(self):
        world = small_world()
        row = merge(world, known(world), known(world))

        page = text_of(supervisor(world).get(reverse("referrals:person_unmerge", args=[row.pk])))

        assert "Rang the practice" in page

    def test_gives_two_records_again(self):
        world = small_world()
        row = merge(world, known(world), known(world))

        supervisor(world).post(
            reverse("referrals:person_unmerge", args=[row.pk]), {"reason": "They are twins"}
        )

        assert Person.objects.standing().count() == 2

    def test_asks_for_the_reason(self):
        world = small_world()
        row = merge(world, known(world), known(world))

        page = text_of(
            supervisor(world).post(reverse("referrals:person_unmerge", args=[row.pk]), {})
        )

        assert "Say how you know that they are two people" in page
