"""Writing down a story that somebody agreed to tell."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from referrals.models import Story
from spcore.accounts.models import User
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "I sing again",
    "words": "They came along the first time.",
    "teller": "Mary, 67",
    "agreed_how": "spoken",
    **{f"agreed_on_{part}": n for part, n in (("day", 20), ("month", 11), ("year", 2026))},
    **{f"ends_on_{part}": n for part, n in (("day", 20), ("month", 11), ("year", 2027))},
}


def worker_client() -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=small_world().worker.user_id))
    return client


@pytest.fixture(autouse=True)
def wednesday():
    """Let it be a Wednesday at noon."""
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False):
        yield


class TestStoryAdd:
    def test_keeps_it_once_for_the_scheme_to_approve(self):
        client, nonce = worker_client(), uuid4()

        for _press in range(2):
            page = client.post("/stories/add/", TYPED | {"nonce": nonce, "knows": "on"})

        story = Story.objects.get()
        assert page["Location"] == "/stories/"
        assert (story.teller, story.approved_at) == ("Mary, 67", None)

    @pytest.mark.parametrize(
        "wrong",
        [{"knows": ""}, {"knows": "on", "ends_on_year": 2030}, {"knows": "on", "words": ""}],
    )
    def test_without_agreement_an_end_or_words_nothing_is_kept_and_nothing_lost(self, wrong):
        page = worker_client().post("/stories/add/", TYPED | {"nonce": uuid4()} | wrong)

        assert not Story.objects.exists()
        assert "Mary, 67" in page.content.decode()
        assert "There is a problem" in page.content.decode()
