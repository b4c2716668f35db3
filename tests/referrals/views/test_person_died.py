"""A death stops every send, closes nothing, and can be taken back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals import services
from spcore.errors import Conflict
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def record(world, referral, **answers):
    today = timezone.localdate()
    typed = {
        "died_on_day": today.day,
        "died_on_month": today.month,
        "died_on_year": today.year,
        "told_by": "The practice",
        **answers,
    }
    return signed_in(world.worker).post(reverse("referrals:person_died", args=[referral.pk]), typed)


class TestPersonDied:
    def test_closes_nothing_and_goes_to_the_top_of_the_workers_list(self):
        world = small_world()
        referral = world.referral(active=True)

        record(world, referral)

        referral.refresh_from_db()
        assert referral.status == "active"
        assert referral.next_action.startswith("The person has died")
        assert referral.next_action_on == timezone.localdate()
        page = text_of(signed_in(world.worker).get(reverse("linkworkers:caseload")))
        assert "Has died" in page

    def test_nothing_is_sent_on_any_more(self):
        sharing = offered()
        record(sharing.world, sharing.onward.referral)

        with pytest.raises(Conflict):
            services.agree_and_send(
                onward_id=sharing.onward.pk,
                agreement=services.Agreement(how="spoken"),
                actor=sharing.world.worker,
                at=timezone.now(),
            )

    def test_asks_who_said_so(self):
        world = small_world()
        referral = world.referral(active=True)

        page = text_of(record(world, referral, told_by=""))

        assert "Say who told you" in page

    def test_a_day_before_the_birth_is_refused_beside_the_field(self):
        world = small_world()

        page = text_of(record(world, world.referral(active=True), died_on_year=1901))

        assert "after the birth date" in page

    def test_a_mistake_can_be_taken_back(self):
        world = small_world()
        referral = world.referral(active=True)
        record(world, referral)

        signed_in(world.worker).post(
            reverse("referrals:person_died", args=[referral.pk]), {"mistake": "yes"}
        )

        referral.refresh_from_db()
        assert referral.person.died_on is None
        assert referral.next_action == "Get in touch again"
