"""What is emailed about accounts: once, to the right address, with nothing that lasts."""

from uuid import uuid4

import pytest

from spcore.accounts import handlers
from spcore.accounts.tokens import token_of
from spcore.notify.models import SentMessage
from spcore.outbox.registry import handlers_for
from tests.factories.accounts import InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestSendInvitation:
    def test_carries_the_private_link(self, settings):
        settings.SITE_ADDRESS = "https://referrals.example"
        invitation = InvitationFactory()

        handlers.send_invitation(invitation.pk, message_id=uuid4())

        message = SentMessage.objects.get()
        link = f"https://referrals.example/invitation/{token_of(invitation.pk)}/"
        assert message.recipient == invitation.email
        assert link in message.body
        assert invitation.name not in message.body

    def test_sends_the_same_link_when_tried_again(self):
        invitation = InvitationFactory()

        for _turn in range(2):
            handlers.send_invitation(invitation.pk, message_id=uuid4())

        first, second = SentMessage.objects.values_list("body", flat=True)
        assert first == second

    def test_keeps_no_link_where_messages_really_leave(self, settings, mailoutbox):
        settings.NOTIFY_CHANNEL = "smtp"
        invitation = InvitationFactory()

        handlers.send_invitation(invitation.pk, message_id=uuid4())

        assert token_of(invitation.pk) in mailoutbox[0].body
        assert token_of(invitation.pk) not in SentMessage.objects.get().body

    def test_sends_nothing_for_an_invitation_taken_back(self, now):
        for fields in ({"cancelled_at": now}, {"accepted_at": now}, {"expires_at": now}):
            invitation = InvitationFactory(**fields)
            handlers.send_invitation(invitation.pk, message_id=uuid4())
        handlers.send_invitation(uuid4(), message_id=uuid4())

        assert not SentMessage.objects.exists()


@pytest.mark.parametrize(
    "handler", [handlers.tell_of_reset, handlers.tell_of_change, handlers.send_password_link]
)
class TestTelling:
    def test_reaches_the_owner(self, handler):
        user = UserFactory()

        handler(user.pk, message_id=uuid4())

        assert SentMessage.objects.get().recipient == user.email

    def test_leaves_a_disabled_account_in_peace(self, handler):
        handler(UserFactory(is_active=False).pk, message_id=uuid4())

        assert not SentMessage.objects.exists()


class TestTopics:
    @pytest.mark.parametrize(
        "topic",
        [
            "account.invited",
            "account.password_forgotten",
            "account.second_factor_reset",
            "account.sign_in_changed",
        ],
    )
    def test_have_a_handler(self, topic):
        assert handlers_for(topic)
