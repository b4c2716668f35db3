"""Sending questions by link."""

import pytest
from django.urls import reverse

from evaluation.measures.models import Asking
from spcore.outbox.models import OutboxMessage
from tests.evaluation.measures.asking import reachable
from tests.factories.measures import choose, signed_in_as
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3", is_by_link=True)
    return world


def address(case):
    return reverse("measures:asking_add", args=[case.pk])


class TestAskingAdd:
    def test_promises_the_link(self, client, world):
        case = reachable(world)

        answer = signed_in_as(client, world.worker).post(address(case), {"occasion": "baseline"})

        assert answer.status_code == 302, answer.context["form"].errors
        asking = Asking.objects.get()
        assert (asking.referral, asking.occasion) == (case, "baseline")
        assert OutboxMessage.objects.filter(topic="asking.send", subject_id=asking.pk).exists()

    def test_says_why_no_link_may_go(self, client, world):
        case = reachable(world, safe_contact_note="Never write")

        page = signed_in_as(client, world.worker).get(address(case))

        assert "No link may go to this person" in page.content.decode()
        assert "Send the link" not in page.content.decode()
