"""A link to questions that ran out: a new one goes to the channel on file, and nothing is said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.measures.models import Asking
from evaluation.measures.selectors import askings
from referrals.models import Person, Referral
from spcore.outbox.models import OutboxMessage
from tests.evaluation.measures.asking import sent
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
A_WEEK_AGO = timedelta(days=8)


@pytest.fixture
def old():
    """Return an asking whose link ran out yesterday, and its secret."""
    asking, token = sent(small_world(), "ucla3")
    before = timezone.now() - A_WEEK_AGO
    Asking.objects.update(promised_at=before, sent_at=before, expires_at=before + timedelta(days=7))
    OutboxMessage.objects.all().delete()
    return asking, token


def again(client, token: str) -> str:
    """Open a link, and ask for a new one on the page that says it no longer works."""
    page = client.post(f"/questions/{token}/", follow=True)
    assert "Send me a new link" in page.content.decode()
    return (
        client.post("/questions/again/")
        .content.decode()
        .partition("<main")[2]
        .partition("</main>")[0]
    )


def promised() -> list[object]:
    rows = OutboxMessage.objects.filter(topic="asking.send")
    return list(rows.values_list("subject_id", flat=True))


class TestAskingAgain:
    def test_promises_one_new_link_however_often_it_is_pressed(self, client, old):
        asking, token = old

        pages = [again(client, token), again(client, token)]

        assert promised() == [asking.pk]
        assert pages[0] == pages[1] != ""

    def test_says_the_same_to_whoever_made_up_a_link(self, client, old):
        page = again(client, "made-up")

        assert promised() == []
        assert "Look at your messages" in page

    def test_opens_no_answer_by_itself(self, client, old):
        _asking, token = old
        again(client, token)

        assert client.get("/questions/").status_code == 404
        assert askings.asking_of_link(token=token, at=timezone.now()) is None

    @pytest.mark.parametrize("why", ["safe contact", "closed", "answered", "newer"])
    def test_sends_nothing_where_no_link_may_go(self, client, old, why):
        asking, token = old
        if why == "safe contact":
            Person.objects.update(safe_contact_note="Never write")
        elif why == "closed":
            Referral.objects.update(status="closed", outcome="goals_met", closed_at=timezone.now())
        elif why == "answered":
            Asking.objects.update(finished_at=timezone.now())
        else:
            Asking.objects.create(
                referral_id=asking.referral_id, occasion="review", instruments=["ucla3"],
                asked_by_id=asking.asked_by_id, promised_at=timezone.now(),
            )  # fmt: skip

        again(client, token)

        assert promised() == []
