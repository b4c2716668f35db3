"""What providers are told by email: that something waits, and no more."""

from uuid import uuid4

import pytest
from django.utils import timezone

from referrals import handlers, services
from spcore.notify.models import SentMessage
from spcore.outbox.registry import NotNeeded
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _messages_are_kept(settings):
    settings.NOTIFY_CHANNEL = "record"


def inbox_of(sharing) -> None:
    organisation = sharing.onward.provider.organisation
    organisation.workflow_email = "inbox@choir.example"
    organisation.save()


class TestTellProvider:
    def test_writes_to_the_shared_inbox_without_personal_data(self):
        sharing = offered().sent()
        inbox_of(sharing)

        handlers.tell_provider(sharing.onward.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert sent.recipient == "inbox@choir.example"
        for words in ("CNRY", "Likes singing", "Loneliness", sharing.onward.referral.reference):
            assert words not in sent.subject + sent.body

    def test_sends_nothing_after_the_agreement_was_withdrawn(self):
        sharing = offered().sent()
        inbox_of(sharing)
        services.withdraw_consent(
            consent_id=sharing.fresh().consent_id, actor=sharing.world.worker, at=timezone.now()
        )

        with pytest.raises(NotNeeded):
            handlers.tell_provider(sharing.onward.pk, message_id=uuid4())

    def test_says_when_there_is_no_address(self):
        sharing = offered().sent()

        with pytest.raises(LookupError):
            handlers.tell_provider(sharing.onward.pk, message_id=uuid4())
