"""Connecting an organisation's system."""

from uuid import uuid4

import pytest

from spcore.accounts.models import Membership, SystemClient
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
        page = administrator.post("/systems/add/", form())

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
        administrator.post("/systems/add/", form())

        user = SystemClient.objects.get().user
        assert not user.is_active
        assert not user.has_usable_password()

    def test_the_same_form_again_makes_no_second(self, administrator, world: World):
        fields = form()
        administrator.post("/systems/add/", fields)

        again = administrator.post("/systems/add/", fields)

        assert again.status_code == 409
        assert SystemClient.objects.count() == 1

    def test_asks_in_plain_words_and_keeps_what_was_typed(self, administrator, world: World):
        page = administrator.post(
            "/systems/add/", {"name": "EMIS Web", "nonce": str(uuid4())}
        ).content.decode()

        assert "Select at least one thing it may do" in page
        assert 'value="EMIS Web"' in page

    def test_refuses_a_scope_that_does_not_exist(self, administrator, world: World):
        administrator.post("/systems/add/", form(scopes=["everything"]))

        assert not SystemClient.objects.exists()

    def test_whoever_approves_colleagues_connects_another_referrers(self, world: World):
        member = signed_in(Role.OTHER_REFERRER, world.referrer)
        assert member.get("/systems/add/").status_code == 403
        Membership.objects.filter(organisation=world.referrer).update(may_approve=True)

        member.post("/systems/add/", form())

        assert SystemClient.objects.get().organisation_id == world.referrer.pk

    def test_a_scheme_that_sees_no_case_gets_no_secret(self, world: World):
        scheme = signed_in(Role.SCHEME_ADMIN, world.scheme)

        assert scheme.get("/systems/add/").status_code == 403
        assert scheme.post("/systems/add/", form()).status_code == 403
        assert not SystemClient.objects.exists()
