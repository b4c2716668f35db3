"""What whoever raised a concern is told."""

import pytest
from django.utils import timezone

from referrals import services
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernRaised:
    def test_names_the_owner_to_staff(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)

        page = text_of(signed_in(world.gp).get(f"/concerns/{concern.pk}/raised/"))

        assert world.supervisor.name in page
        assert "This does not replace a phone call" in page

    def test_tells_a_provider_role_and_time_and_no_content(self):
        sharing = offered().sent()
        concern = concern_on(sharing.onward.referral, by=sharing.provider)
        services.see_concern(concern_id=concern.pk, actor=sharing.world.worker, at=timezone.now())
        services.take_over_concern(
            concern_id=concern.pk,
            actor=sharing.world.worker,
            at=timezone.now(),
            action_taken="CNRY-action",
        )
        browser = signed_in(sharing.provider)

        page = text_of(browser.get(f"/concerns/{concern.pk}/raised/"))
        inbox = text_of(browser.get(f"/inbox/{sharing.onward.pk}/"))

        assert "Received by the supervisor on" in page
        assert "Taken over" in page
        assert "Your concern was received by the supervisor on" in inbox
        for words in ("CNRY", sharing.world.supervisor.name):
            assert words not in page

    def test_is_not_there_for_anybody_else(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)

        answer = signed_in(world.worker).get(f"/concerns/{concern.pk}/raised/")

        assert answer.status_code == 404
