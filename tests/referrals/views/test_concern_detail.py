"""One concern in full."""

import pytest
from django.utils import timezone

from referrals import services
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernDetail:
    def test_shows_what_was_said_to_those_who_read_it(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)

        for actor in (world.worker, world.supervisor, world.gp, lead):
            page = text_of(signed_in(actor).get(f"/concerns/{concern.pk}/"))
            assert "CNRY-concern" in page

        assert AuditEntry.objects.filter(
            label="referrals:concern_detail", shown__contains=["safeguarding"]
        ).exists()

    def test_offers_the_two_acts_to_those_who_can_take_it_over_alone(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)

        worker = text_of(signed_in(world.worker).get(f"/concerns/{concern.pk}/"))
        gp = text_of(signed_in(world.gp).get(f"/concerns/{concern.pk}/"))

        assert ("I have seen this" in worker, "Take it over" in worker) == (True, True)
        assert ("I have seen this" in gp, "Take it over" in gp) == (False, False)

    def test_is_not_there_for_a_colleague_until_they_cover(self):
        world = small_world()
        referral = world.referral(active=True)
        concern = concern_on(referral, by=world.worker)
        colleague = actor_in(Role.LINK_WORKER, world.team)
        browser = signed_in(colleague)

        hidden = browser.get(f"/concerns/{concern.pk}/").status_code
        services.cover_case(
            referral_id=referral.pk, actor=colleague, at=timezone.now(), reason="duty"
        )

        assert (hidden, browser.get(f"/concerns/{concern.pk}/").status_code) == (404, 200)

    def test_is_closed_to_the_provider_who_raised_it(self):
        sharing = offered().sent()
        concern = concern_on(sharing.onward.referral, by=sharing.provider)

        answer = signed_in(sharing.provider).get(f"/concerns/{concern.pk}/")

        assert answer.status_code == 403

    def test_is_not_there_for_another_team(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)

        assert signed_in(small_world().worker).get(f"/concerns/{concern.pk}/").status_code == 404
