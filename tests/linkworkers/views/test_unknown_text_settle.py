"""The page of a text from a number nobody knows."""

import pytest
from django.utils import timezone

from linkworkers.models import UnknownText
from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return small_world()


def page(words="Who is this?"):
    row = UnknownText.objects.create(
        number="+447700900999", words=words, received_at=timezone.now()
    )
    return f"/texts/{row.pk}/"


class TestUnknownTextSettle:
    def test_shows_words_and_number_and_writes_that_to_the_trail(self, world):
        shown = text_of(signed_in(world.supervisor).get(page()))

        assert "Who is this?" in shown
        assert "07700 900999" in shown or "+447700900999" in shown
        assert "may mean danger" not in shown
        entry = AuditEntry.objects.filter(label="linkworkers:unknown_text_settle").get()
        assert set(entry.shown) == {"case_notes", "contact"}

    def test_says_what_to_do_where_words_may_mean_danger(self, world):
        shown = text_of(signed_in(world.supervisor).get(page("I am not safe")))

        assert "It may mean danger" in shown
        assert "ring 999" in shown

    def test_keeps_what_was_done_and_asks_for_it(self, world):
        browser, address = signed_in(world.supervisor), page()

        empty = text_of(browser.post(address, {"done": ""}))
        kept = browser.post(address, {"done": "Rang back: a wrong number"})
        after = text_of(browser.get(address))

        assert "Say what you did" in empty
        assert kept.url == "/reminders/"
        assert "Rang back: a wrong number" in after
        assert "What did you do?" not in after

    def test_is_no_link_workers(self, world):
        assert signed_in(world.worker).get(page()).status_code == 403
