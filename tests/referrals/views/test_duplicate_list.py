"""The pairs a supervisor decides on."""

import pytest
from django.urls import reverse

from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.referrals.services.test_merging import known, merge
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
NAME = {"given_name": "Ewa", "family_name": "Hill", "folded_name": "hill ewa"}


class TestDuplicateList:
    def test_shows_why_two_records_look_alike(self):
        world = small_world()
        one, other = known(world, **NAME), known(world, **NAME)

        page = text_of(signed_in(world.supervisor).get(reverse("referrals:duplicate_list")))

        assert "Same name. Same birth date. Same postcode." in page
        entry = AuditEntry.objects.latest("pk")
        assert {one.pk, other.pk} <= set(entry.people)

    def test_says_when_there_is_nothing(self):
        world = small_world()

        page = text_of(signed_in(world.supervisor).get(reverse("referrals:duplicate_list")))

        assert "No records look alike" in page

    def test_offers_to_take_apart_what_was_put_together(self):
        world = small_world()
        row = merge(world, known(world, **NAME), known(world, **NAME))

        page = text_of(signed_in(world.supervisor).get(reverse("referrals:duplicate_list")))

        assert reverse("referrals:person_unmerge", args=[row.pk]) in page

    def test_is_not_for_a_link_worker(self):
        world = small_world()

        response = signed_in(world.worker).get(reverse("referrals:duplicate_list"))

        assert response.status_code == 403
