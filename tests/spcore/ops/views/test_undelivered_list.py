"""The list of what could not be sent."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spcore.outbox.models import FOR_A_PERSON, State
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db


class TestUndeliveredList:
    @pytest.mark.parametrize("state", FOR_A_PERSON)
    def test_shows_what_only_a_person_can_settle(self, admin_client, state):
        message = promise("referral.accept", state=state, reference="SP-4821")

        page = admin_client.get(reverse("ops:undelivered_list")).content.decode()

        assert "SP-4821" in page
        assert "Referral: accept" in page
        assert reverse("ops:undelivered_retry", args=[message.pk]) in page
        assert reverse("ops:undelivered_settle", args=[message.pk]) in page

    def test_says_when_nothing_waits(self, admin_client):
        for state in set(State) - set(FOR_A_PERSON):
            promise(state=state, owner_id=uuid4(), reference="SP-9999")

        page = admin_client.get(reverse("ops:undelivered_list")).content.decode()

        assert "Nothing waits for you" in page
        assert "SP-9999" not in page

    def test_costs_the_same_for_one_row_and_for_many(self, admin_client):
        def cost() -> int:
            with CaptureQueriesContext(connection) as captured:
                admin_client.get(reverse("ops:undelivered_list"))
            return len(captured)

        promise(state=State.DEAD)
        cost()
        of_one = cost()
        for _number in range(29):
            promise(state=State.DEAD)

        assert cost() == of_one
