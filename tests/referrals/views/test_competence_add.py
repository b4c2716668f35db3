"""Whether a child is able to make one decision."""

import pytest
from django.urls import reverse

from referrals.models import CompetenceDecision
from tests.factories.referrals import small_world
from tests.referrals.children import young
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral):
    return reverse("referrals:competence_add", args=[referral.pk])


class TestCompetenceAdd:
    def test_is_kept_per_decision_with_name_and_reasons(self):
        world = small_world()
        referral = young(world, 13)

        signed_in(world.worker).post(
            address(referral),
            {"decision": "Joining the drama club", "is_competent": "yes", "reasons": "Clear"},
        )

        row = CompetenceDecision.objects.get()
        assert (row.decision, row.is_competent) == ("Joining the drama club", True)
        assert row.decided_by_id == world.worker.user_id

    def test_nothing_is_chosen_beforehand(self):
        world = small_world()

        page = text_of(signed_in(world.worker).post(address(young(world, 13)), {}))

        assert "Select whether the child is able" in page
        assert "checked" not in page

    def test_from_16_nobody_is_asked(self):
        world = small_world()

        assert signed_in(world.worker).get(address(young(world, 16))).status_code == 409
