"""The weekly email about changes in the directory."""

from datetime import UTC, datetime

import pytest
import time_machine

from linkworkers import handlers
from linkworkers.models import DirectoryNews
from linkworkers.services.directory_news import promise_news, stop_news
from spcore.accounts.models import Organisation
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import small_world
from tests.referrals.nearby import HERE

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def world(settings):
    """Give a team whose practice is on the map, on a Monday morning."""
    settings.NOTIFY_CHANNEL = "record"
    made = small_world()
    place = {"easting": HERE[0], "northing": HERE[1]}
    Organisation.objects.filter(pk=made.practice.pk).update(**place)
    with time_machine.travel(MONDAY, tick=False):
        yield made


def tell() -> None:
    message = OutboxMessage.objects.get()
    handlers.tell_directory_news(message.subject_id, message_id=message.pk)


class TestDirectoryNews:
    def test_is_promised_once_a_week_on_mondays(self, world):
        sunday, early = MONDAY.replace(day=22), MONDAY.replace(hour=6)

        counts = [promise_news(at=at) for at in (sunday, early, MONDAY, MONDAY)]
        later = promise_news(at=MONDAY.replace(day=30))

        assert counts == [0, 0, 1, 0]
        assert later == 1

    def test_says_how_many_and_nothing_else(self, world):
        ServiceFactory(name="Choir", at=[HERE])
        promise_news(at=MONDAY)

        tell()

        sent = SentMessage.objects.get()
        assert sent.user_id == world.worker.user_id
        assert "1 service near your team's practices" in " ".join(sent.body.split())
        assert "Choir" not in sent.subject + sent.body
        assert "/directory-news/stop/" in sent.body

    def test_nothing_changed_or_turned_off_meanwhile_sends_nothing(self, world):
        promise_news(at=MONDAY)
        with pytest.raises(NotNeeded):
            tell()

        ServiceFactory(at=[HERE])
        stop_news(user_id=world.worker.user_id)

        with pytest.raises(NotNeeded):
            tell()
        assert promise_news(at=MONDAY.replace(day=30)) == 0
        assert DirectoryNews.objects.get().is_on is False
