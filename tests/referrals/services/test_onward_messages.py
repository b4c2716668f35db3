"""What a team and a service write to each other: who reads it, and who is told."""

from uuid import uuid4

import pytest
from django.utils import timezone

from referrals import services as referrals
from referrals.handlers import tell_of_onward_message
from referrals.models import Message, OnwardMessage, OnwardSide, TimelineEntry
from referrals.onward_states import Action
from referrals.services.onward_messages import (
    NewOnwardMessage,
    read_onward_thread,
    write_onward_message,
)
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.accounts import actor_in
from tests.referrals.sharing import offered, other_provider

pytestmark = pytest.mark.django_db


def write(actor, sharing, words="CNRY-words", nonce=None):
    new = NewOnwardMessage(sharing.onward.pk, words, nonce or uuid4())
    return write_onward_message(new=new, actor=actor, at=timezone.now())


def withdraw(sharing):
    consent = sharing.fresh().consent
    consent.withdrawn_at = timezone.now()
    consent.save()


class TestWrite:
    def test_is_read_by_both_sides_and_by_nobody_else(self):
        sharing = offered().sent()
        write(sharing.provider, sharing)
        team = sharing.world.team
        readers = [sharing.provider, sharing.world.worker, sharing.world.supervisor]
        others = [
            sharing.world.gp,
            other_provider(),
            actor_in(Role.LINK_WORKER, team),
            actor_in(Role.TEAM_ADMIN, team),
            actor_in(Role.SAFEGUARDING_LEAD, sharing.world.scheme.organisation),
            actor_in(Role.COMMISSIONER, sharing.world.scheme.organisation),
        ]

        seen = [OnwardMessage.objects.visible_to(actor).count() for actor in [*readers, *others]]

        assert seen == [1] * len(readers) + [0] * len(others)
        assert not Message.objects.exists()

    def test_leaves_a_line_without_the_words_and_an_audit_entry(self):
        sharing = offered().sent()

        message = write(sharing.provider, sharing)

        entry = TimelineEntry.objects.get(object_id=message.pk)
        assert entry.field_class == "organisations"
        assert "CNRY" not in entry.label + entry.detail
        assert AuditEntry.objects.filter(label="onward_message.write").count() == 1

    def test_a_second_click_writes_one(self):
        sharing, nonce = offered().sent(), uuid4()

        first, second = (write(sharing.provider, sharing, nonce=nonce) for _time in range(2))

        assert first.pk == second.pk

    def test_refuses_an_empty_message_and_strangers(self):
        sharing = offered().sent()

        with pytest.raises(Invalid):
            write(sharing.provider, sharing, words="  ")
        with pytest.raises(NotVisible):
            write(other_provider(), sharing)
        with pytest.raises(NotVisible):
            write(actor_in(Role.LINK_WORKER, sharing.world.team), sharing)

    def test_ends_with_the_agreement_at_once_for_the_service_and_closes_for_the_team(self):
        sharing = offered().sent()
        write(sharing.provider, sharing)
        withdraw(sharing)

        assert not OnwardMessage.objects.visible_to(sharing.provider).exists()
        with pytest.raises(NotVisible):
            write(sharing.provider, sharing)
        with pytest.raises(Conflict, match="does not agree"):
            write(sharing.world.worker, sharing)

    def test_is_closed_before_it_is_sent_and_after_it_is_over(self):
        unsent = offered()
        over = offered().sent()
        referrals.take_onward(
            Action.WITHDRAW,
            onward_id=over.onward.pk,
            actor=over.world.worker,
            at=timezone.now(),
            reason="Moved",
        )

        for sharing in (unsent, over):
            with pytest.raises(Conflict):
                write(sharing.world.worker, sharing)


class TestRead:
    def test_marks_what_the_other_side_wrote_and_not_ones_own(self):
        sharing = offered().sent()
        write(sharing.provider, sharing)
        write(sharing.world.worker, sharing)

        for actor in (sharing.world.worker, sharing.world.worker):
            read_onward_thread(onward_id=sharing.onward.pk, actor=actor, at=timezone.now())

        read = OnwardMessage.objects.exclude(read_at=None).get()
        assert read.side == OnwardSide.PROVIDER


class TestTell:
    def test_tells_the_worker_and_the_services_inbox_without_a_word_of_it(self):
        sharing = offered().sent()
        organisation = sharing.onward.provider.organisation
        organisation.email = "inbox@choir.example"
        organisation.save()
        write(sharing.provider, sharing)
        write(sharing.world.worker, sharing)

        for row in OutboxMessage.objects.filter(topic="onward_message.write"):
            tell_of_onward_message(row.subject_id, message_id=row.pk)

        sent = SentMessage.objects.all()
        assert "inbox@choir.example" in {row.recipient for row in sent}
        assert len(sent) == 2
        assert all("CNRY" not in row.subject + row.body for row in sent)

    def test_tells_nobody_once_it_was_read_or_the_agreement_ended(self):
        sharing = offered().sent()
        write(sharing.provider, sharing)
        withdraw(sharing)
        row = OutboxMessage.objects.get(topic="onward_message.write")

        with pytest.raises(NotNeeded):
            tell_of_onward_message(row.subject_id, message_id=row.pk)
