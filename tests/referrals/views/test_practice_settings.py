"""How the practice is told."""

import pytest
from django.contrib.auth.hashers import make_password

from referrals.models import PracticePreferences
from spcore.accounts.models import Organisation, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/settings/"
FORM = {
    "workflow_email": "workflow@practice.example",
    "route": "mesh",
    "mesh_mailbox": "a81001 hc",
    "wants_digest": "on",
    "duty_phone": "01772 496 001",
    "duty_hours": "8am to 6:30pm",
    "version": "0",
}


def administrator_of(world):
    """Return an administrator without a password, who like the demo's is not asked for it."""
    admin = actor_in(Role.REFERRER_ADMIN, world.practice)
    User.objects.filter(pk=admin.user_id).update(password=make_password(None))
    return admin


@pytest.fixture(autouse=True)
def _every_way_is_offered(settings):
    settings.NOTIFY_CHANNEL = "record"


class TestPracticeSettings:
    def test_saves_the_shared_inbox_the_mailbox_and_the_digest(self):
        world = small_world()
        admin = administrator_of(world)

        response = signed_in(admin).post(URL, FORM)

        assert response.url == "/referrals/"
        held = PracticePreferences.objects.get(pk=world.practice.pk)
        assert (held.route, held.mesh_mailbox, held.wants_digest) == ("mesh", "A81001HC", True)
        practice = Organisation.objects.get(pk=world.practice.pk)
        assert practice.workflow_email == "workflow@practice.example"
        assert (practice.duty_phone, practice.duty_hours) == ("01772 496 001", "8am to 6:30pm")
        assert AuditEntry.objects.filter(label="how the practice is told").exists()

    def test_asks_for_the_mailbox_and_keeps_what_was_typed(self):
        admin = administrator_of(small_world())

        page = text_of(signed_in(admin).post(URL, FORM | {"mesh_mailbox": "?"}))

        assert "Enter the mailbox ID" in page
        assert "workflow@practice.example" in page

    def test_refuses_a_stale_form(self):
        admin = administrator_of(small_world())
        browser = signed_in(admin)
        browser.post(URL, FORM)

        assert browser.post(URL, FORM).status_code == 409

    def test_does_not_offer_a_way_that_this_installation_has_not(self, settings):
        settings.NOTIFY_CHANNEL = "smtp"
        admin = administrator_of(small_world())

        page = text_of(signed_in(admin).get(URL))

        assert "MESH mailbox ID" not in page or 'value="mesh"' not in page
        assert 'value="email"' in page

    def test_asks_for_the_password_again_before_letters_may_go_elsewhere(self):
        admin = actor_in(Role.REFERRER_ADMIN, small_world().practice)

        response = signed_in(admin).post(URL, FORM)

        assert response.url.startswith("/account/confirm/")
        assert not PracticePreferences.objects.exists()

    def test_is_the_administrators_alone(self):
        assert signed_in(small_world().gp).get(URL).status_code == 403
