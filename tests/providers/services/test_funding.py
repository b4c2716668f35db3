"""Warnings before money ends."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from providers import handlers
from providers.models import Funding
from providers.services.funding import warn_of_endings
from referrals import handlers as cases
from referrals.models import TimelineEntry
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.providers.keeping import INBOX, owner
from tests.referrals.grouping import accepted

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class TestWarnOfEndings:
    def test_warns_at_six_three_and_one_months_once_each(self):
        ends_on = (START + timedelta(days=200)).date()
        Funding.objects.create(provider=owner(), funder="The Trust", ends_on=ends_on)

        days = [day for day in range(0, 202) if warn_of_endings(at=START + timedelta(days=day))]

        assert days == [17, 108, 169]

    def test_a_line_that_is_near_already_is_warned_of_once(self):
        ends_on = (START + timedelta(days=20)).date()
        Funding.objects.create(provider=owner(), funder="The Trust", ends_on=ends_on)

        assert [warn_of_endings(at=START) for _time in range(2)] == [1, 0]


class TestTelling:
    def test_the_owner_by_a_number_and_the_worker_on_the_case(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        sharing = accepted()
        organisation = sharing.onward.provider.organisation
        organisation.workflow_email = INBOX
        organisation.save()
        line = Funding.objects.create(
            provider=sharing.onward.provider,
            service=sharing.onward.service,
            funder="The Trust",
            ends_on=timezone.localdate() + timedelta(days=20),
        )
        warn_of_endings(at=timezone.now())

        assert OutboxMessage.objects.filter(topic="funding.ends").count() == 2
        handlers.warn_owner(line.pk, message_id=uuid4())
        cases.tell_workers_of_ending(line.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert (sent.recipient, "20 days" in sent.body) == (INBOX, True)
        assert "CNRY" not in sent.body
        note = TimelineEntry.objects.get(object_id=line.pk)
        assert (note.referral_id, "its money ends" in note.label) == (
            sharing.onward.referral_id,
            True,
        )
        with pytest.raises(NotNeeded):
            cases.tell_workers_of_ending(line.pk, message_id=uuid4())
