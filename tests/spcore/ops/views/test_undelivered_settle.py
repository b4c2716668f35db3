"""Taking off the list what a person dealt with."""

from uuid import uuid4

import pytest
from django.urls import reverse

from spcore.outbox.models import State
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db


class TestUndeliveredSettle:
    def test_takes_it_off_the_list(self, admin_client):
        message = promise(state=State.UNCERTAIN)

        admin_client.post(reverse("ops:undelivered_settle", args=[message.pk]))

        message.refresh_from_db()
        assert message.state == State.SETTLED
        page = admin_client.get(reverse("ops:undelivered_list")).content.decode()
        assert "Nothing waits for you" in page

    def test_does_not_know_a_message_that_does_not_exist(self, admin_client):
        response = admin_client.post(reverse("ops:undelivered_settle", args=[uuid4()]))

        assert response.status_code == 404
