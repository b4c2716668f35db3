"""Inviting somebody to an organisation."""

from uuid import uuid4

import pytest

from spcore.accounts.models import Invitation
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import (
    user_with_password,
)
from tests.spcore.accounts.conftest import World

pytestmark = pytest.mark.django_db


class TestColleagueInvite:
    def form(self, **more: str) -> dict[str, str]:
        return {
            "name": "Nia Rees",
            "email": "nia@staff.example",
            "role": Role.REFERRER_CLINICIAN,
            "nonce": str(uuid4()),
            **more,
        }

    def test_invites_audits_and_promises_the_email(self, administrator, world: World):
        answer = administrator.post(f"/people/invite/{world.practice.pk}/", self.form())

        assert answer.headers["Location"] == "/people/"
        invitation = Invitation.objects.get()
        assert (invitation.email, invitation.role) == ("nia@staff.example", "REFERRER_CLINICIAN")
        assert OutboxMessage.objects.get().topic == "account.invited"
        assert AuditEntry.objects.filter(object_id=invitation.pk, action="settings").exists()

    def test_says_nothing_of_whether_the_address_has_an_account(self, administrator, world: World):
        known = user_with_password()
        path = f"/people/invite/{world.practice.pk}/"

        answers = [
            administrator.post(path, self.form(email=email))
            for email in (known.email, "new@staff.example")
        ]

        assert {answer.status_code for answer in answers} == {302}
        assert known.memberships.count() == 0

    def test_refuses_a_role_beyond_the_actors(self, administrator, world: World):
        page = administrator.post(
            f"/people/invite/{world.practice.pk}/", self.form(role=Role.SCHEME_ADMIN)
        )

        assert page.status_code == 200
        assert not Invitation.objects.exists()

    def test_asks_in_plain_words(self, administrator, world: World):
        page = administrator.post(
            f"/people/invite/{world.practice.pk}/", {"nonce": str(uuid4())}
        ).content.decode()

        for words in ("Enter their full name", "Enter their work email", "Select a role"):
            assert words in page
