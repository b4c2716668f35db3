"""Sending once more what could not be sent."""

import pytest
from django.urls import reverse

from spcore.audit.models import AuditEntry
from spcore.outbox.models import State
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db


class TestUndeliveredRetry:
    def test_sends_it_again_and_writes_down_who_asked(self, admin_client, admin):
        message = promise(state=State.DEAD)

        response = admin_client.post(reverse("ops:undelivered_retry", args=[message.pk]))

        message.refresh_from_db()
        assert response.status_code == 302
        assert message.state == State.PENDING
        entry = AuditEntry.objects.get(label="outbox.retry")
        assert (entry.user_id, entry.object_id) == (admin.user_id, message.pk)

    def test_a_second_click_finds_it_dealt_with(self, admin_client):
        message = promise(state=State.DEAD)
        address = reverse("ops:undelivered_retry", args=[message.pk])

        answers = [admin_client.post(address).status_code for _click in range(2)]

        assert answers == [302, 409]

    def test_does_nothing_on_get(self, admin_client):
        message = promise(state=State.DEAD)

        response = admin_client.get(reverse("ops:undelivered_retry", args=[message.pk]))

        message.refresh_from_db()
        assert (response.status_code, message.state) == (405, State.DEAD)
