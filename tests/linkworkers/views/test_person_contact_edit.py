"""How to reach the person."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
SAFE = {"preferred_channel": "phone", "may_phone": "on", "safe_contact_note": "After 5pm"}


def address(referral):
    return f"/caseload/{referral.pk}/reach/"


class TestPersonContactEdit:
    def test_a_worker_changes_number_and_what_is_safe(self):
        world = small_world()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(
            address(referral), {"phone": "07700 900456", "version": "0", **SAFE}, follow=True
        )

        assert "07700 900456" in text_of(answer)
        assert "Leave no voicemail. Send no texts. After 5pm." in text_of(answer)

    def test_a_supervisor_is_asked_only_what_is_safe(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.supervisor)

        page = text_of(browser.get(address(referral)))
        browser.post(address(referral), {"phone": "07700 900456", "version": "0", **SAFE})

        referral.person.refresh_from_db()
        assert 'name="phone"' not in page
        assert referral.person.phone == "07700 900123"
        assert referral.person.safe_contact_note == "After 5pm"

    def test_a_team_administrator_may_change_it_too(self):
        world = small_world()
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        page = signed_in(admin).get(address(world.referral(active=True)))

        assert 'name="phone"' in text_of(page)

    def test_shows_both_versions_where_somebody_else_was_first(self):
        world = small_world()
        referral = world.referral(active=True)
        type(referral.person).objects.filter(pk=referral.person_id).update(version=5)

        page = text_of(
            signed_in(world.worker).post(
                address(referral), {"phone": "07700 900456", "version": "4", **SAFE}
            )
        )

        assert "<td>07700 900123</td>" in page
        assert "<td>07700 900456</td>" in page

    def test_is_not_there_for_another_team(self):
        referral = small_world().referral(active=True)

        assert signed_in(small_world().worker).get(address(referral)).status_code == 404
