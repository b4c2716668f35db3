"""Nothing about a person leaves while a warning of their old record is unread."""

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import Consent, MustRead
from referrals.onward_states import Status
from spcore.errors import Conflict
from spcore.outbox.models import OutboxMessage
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db


def warned(sharing):
    referral = sharing.onward.referral
    return MustRead.objects.create(
        person=referral.person,
        referral=referral,
        warns="contact",
        words="Do not ring",
        found_at=timezone.now(),
    )


class TestSending:
    def test_is_refused_while_one_stands_and_changes_nothing(self):
        sharing = offered()
        warned(sharing)
        promised = OutboxMessage.objects.count()
        agreed = Consent.objects.count()

        with pytest.raises(Conflict, match="Read what the old record warns of first"):
            sharing.sent()

        assert sharing.fresh().status != Status.SENT
        assert OutboxMessage.objects.count() == promised
        assert Consent.objects.count() == agreed

    def test_is_possible_once_somebody_has_read_it(self):
        sharing = offered()
        row = warned(sharing)
        worker = sharing.world.worker
        services.tick_must_read(must_read_id=row.pk, actor=worker, at=timezone.now())

        sharing.sent()

        assert sharing.fresh().status == Status.SENT
