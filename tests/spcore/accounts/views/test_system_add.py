"""Connecting an organisation's system."""

from uuid import uuid4

import pytest

from spcore.accounts.models import SystemClient
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


def form(**more: object) -> dict[str, object]:
    return {"name": "EMIS Web", "scopes": ["task.read"], "nonce": str(uuid4()), **more}


class TestSystemAdd:
    def test_makes_credentials_for_one_organisation_and_shows_the_secret_once(
        self, administrator, world: World
    ):
        page = administrator.post(f"/systems/add/{world.practice.pk}/", form())

        system = SystemClient.objects.get()
        assert (system.organisation_id, system.scopes) == (world.practice.pk, ["task.read"])
        assert system.client is not None
        text = page.content.decode()
        assert system.client.pk in text
        secret = page.context["made"].secret
        assert secret in text
        assert system.client.check_secret(secret)
        assert secret not in administrator.get("/systems/").content.decode()
        assert AuditEntry.objects.filter(label="system.connect", object_id=system.pk).exists()

    def test_nobody_can_sign_in_as_the_system(self, administrator, world: World):
        administrator.post(f"/systems/add/{world.practice.pk}/", form())

        user = SystemClient.objects.get().user
        assert not user.is_active
        assert not user.has_usable_password()

    def test_the_same_form_again_makes_no_second(self, administrator, world: World):
        fields = form()
        administrator.post(f"/systems/add/{world.practice.pk}/", fields)

        again = administrator.post(f"/systems/add/{world.practice.pk}/", fields)

        assert again.status_code == 409
        assert SystemClient.objects.count() == 1

    def test_asks_in_plain_words_and_keeps_what_was_typed(self, administrator, world: World):
        page = administrator.post(
            f"/systems/add/{world.practice.pk}/", {"name": "EMIS Web", "nonce": str(uuid4())}
        ).content.decode()

        assert "Select at least one thing it may do" in page
        assert 'value="EMIS Web"' in page

    def test_refuses_a_scope_that_does_not_exist(self, administrator, world: World):
        administrator.post(f"/systems/add/{world.practice.pk}/", form(scopes=["everything"]))

        assert not SystemClient.objects.exists()

    def test_is_not_there_for_another_organisation(self, administrator, world: World):
        far = administrator.post(f"/systems/add/{world.far['PRACTICE'].pk}/", form())

        assert far.status_code == 404

    def test_no_team_sends_referrals(self, world: World):
        scheme = signed_in(Role.SCHEME_ADMIN, world.scheme)

        assert scheme.get(f"/systems/add/{world.team.pk}/").status_code == 403
