"""Asking somebody no more, as they say on the page of their link."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.measures.models import Asking
from evaluation.measures.services import issue_asking, promise_due
from referrals.models import Consent
from tests.evaluation.measures.asking import agree, closed, sent
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
STOP = "Do not ask me again"


def opened(client, token):
    """Open a link, and return the page of its first question."""
    return client.post(f"/questions/{token}/", follow=True).content.decode()


class TestAskingStop:
    def test_takes_the_agreement_back_and_ends_the_link(self, client):
        world = small_world()
        choose(world, "ucla3", is_by_link=True)
        agree(world, closed(world))
        promise_due(at=timezone.now())
        token = issue_asking(asking_id=Asking.objects.get().pk, at=timezone.now())
        page = opened(client, token)

        said = client.post(reverse("measures:asking_stop")).content.decode()

        assert STOP in page
        assert "now that our support has ended" in page
        assert "We will not ask again" in said
        assert Consent.objects.get(purpose="afterwards").withdrawn_at is not None
        assert STOP not in opened(client, token)

    def test_is_not_offered_while_somebody_is_supported(self, client):
        _asking, token = sent(small_world(), "ucla3")

        assert STOP not in opened(client, token)
