"""Taking an invitation back."""

import pytest

from tests.factories.accounts import (
    InvitationFactory,
)
from tests.spcore.accounts.conftest import World

pytestmark = pytest.mark.django_db


class TestInvitationCancel:
    def test_can_be_taken_back(self, administrator, world: World):
        invitation = InvitationFactory(organisation=world.practice)

        administrator.post(f"/people/invitations/{invitation.pk}/cancel/")

        invitation.refresh_from_db()
        assert invitation.cancelled_at is not None
