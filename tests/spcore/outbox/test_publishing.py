"""Promises are made with the truth they tell, or not at all."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from spcore.outbox.models import Lane, OutboxMessage, State
from spcore.outbox.publishing import publish
from tests.spcore.outbox.conftest import NOON


class TestPublish:
    @pytest.mark.django_db
    def test_writes_one_row_for_each_handler_of_the_topic(self, subscribe):
        subscribe("news", "other")
        subscribe("gossip")
        subject_id, owner_id = uuid4(), uuid4()

        publish(
            topic="news", subject_id=subject_id, at=NOON, owner_id=owner_id, reference="SP-1234"
        )

        row = OutboxMessage.objects.get()
        assert (row.handler, row.subject_id, row.due_at) == (
            "tests.partner_of_news",
            subject_id,
            NOON,
        )
        assert (row.state, row.lane, row.owner_id) == (State.PENDING, Lane.NORMAL, owner_id)

    @pytest.mark.django_db(transaction=True)
    def test_refuses_outside_a_transaction(self, subscribe):
        subscribe("news")

        with pytest.raises(TransactionManagementError):
            publish(topic="news", subject_id=uuid4(), at=NOON)

    @pytest.mark.django_db(transaction=True)
    def test_is_undone_with_the_transaction(self, subscribe):
        subscribe("news")

        with transaction.atomic():
            publish(topic="news", subject_id=uuid4(), at=NOON)
            transaction.set_rollback(True)

        assert not OutboxMessage.objects.exists()
