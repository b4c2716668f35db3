"""Saying what is missing, without an account."""

import re

import pytest
import time_machine
from django.test import Client

from providers.models import Suggestion

pytestmark = pytest.mark.django_db
ADDRESS = "/directory/missing/add/"
TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')


@pytest.fixture
def clock():
    """Give a clock that the test moves."""
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False) as moved:
        yield moved


def opened(client: Client) -> dict[str, str]:
    token = TOKEN.search(client.get(ADDRESS).content.decode())
    assert token
    return {"token": token[1], "words": "An evening choir", "need": "purpose", "area": "Leyland"}


class TestSuggestionAdd:
    def test_keeps_it_once_however_often_it_is_sent(self, client, clock):
        typed = opened(client)
        clock.shift(30)

        for _press in range(2):
            page = client.post(ADDRESS, typed)

        kept = Suggestion.objects.get()
        assert "Thank you" in page.content.decode()
        assert (kept.words, kept.need, kept.area, kept.state) == (
            "An evening choir", "purpose", "Leyland", "new",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("changes", "seconds"),
        [({}, 1), ({"website": "x"}, 30), ({"token": "forged"}, 30), ({}, 13 * 3600)],
        ids=["too fast", "the box for machines", "forged", "too old"],
    )
    def test_machines_are_held_off_and_nothing_typed_is_lost(self, client, clock, changes, seconds):
        typed = opened(client) | changes
        clock.shift(seconds)

        page = client.post(ADDRESS, typed).content.decode()

        assert not Suggestion.objects.exists()
        assert "An evening choir" in page
        assert "There is a problem" in page

    def test_one_source_sends_so_many_an_hour(self, client, clock, monkeypatch):
        monkeypatch.setattr("providers.views.suggestion_add.is_too_often", lambda *_args: True)
        typed = opened(client)
        clock.shift(30)

        page = client.post(ADDRESS, typed)

        assert page.status_code == 429
        assert "An evening choir" in page.content.decode()
