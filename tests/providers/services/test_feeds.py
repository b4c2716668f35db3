"""Feeds that the directory reads by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from providers import tasks
from providers.models import DirectorySource, Service
from providers.services.directory_entry import DirectoryEntry, ProviderEntry
from providers.services.feeds import next_feed, take_feed_in
from spcore.loading.report import Refusal, Unusable

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)


def feed(**fields) -> DirectorySource:
    """Make a feed that is read every day."""
    kept = {"slug": "council", "name": "Council", "address": "https://feed.example", "days": 1}
    return DirectorySource.objects.create(**{**kept, **fields})


def entries(*names: str) -> list[DirectoryEntry]:
    """Return services of these names."""
    return [
        DirectoryEntry(source_id=name, name=name, provider=ProviderEntry("p", "Provider"))
        for name in names
    ]


def running() -> list[str]:
    """Return the names of the listings that run."""
    return sorted(Service.objects.filter(status="active").values_list("name", flat=True))


class TestTakeFeedIn:
    def test_sets_what_a_whole_reading_has_no_more_to_not_running(self):
        take_feed_in(feed(), entries("A", "B", "C"), problem="", at=AT)

        take_feed_in(DirectorySource.objects.get(), entries("A", "B"), problem="", at=AT)

        assert running() == ["A", "B"]
        kept = DirectorySource.objects.get()
        assert (kept.counts["unchanged"], kept.problem, kept.last_read_at) == (2, "", AT)

    @pytest.mark.parametrize(
        ("found", "problem"),
        [
            (entries("A", "B"), "https://feed.example answers with 503."),
            ([*entries("A", "B"), Refusal(3, "name", "is empty.", "A listing needs a name.")], ""),
            (entries("A"), ""),
            ([], ""),
            ([], "https://feed.example does not answer."),
        ],
    )
    def test_takes_nothing_away_on_a_bad_reading(self, found, problem):
        take_feed_in(feed(), entries("A", "B", "C"), problem="", at=AT)

        take_feed_in(DirectorySource.objects.get(), found, problem=problem, at=AT)

        assert running() == ["A", "B", "C"]
        kept = DirectorySource.objects.get()
        assert kept.problem or kept.refused == [[3, "name", "is empty.", "A listing needs a name."]]


class TestNextFeed:
    def test_gives_each_once_when_it_is_due_or_asked_for(self):
        feed()
        feed(slug="never", days=0)
        feed(slug="file", address="")

        first = next_feed(at=AT)
        assert first is not None
        assert (first.slug, next_feed(at=AT + timedelta(hours=23))) == ("council", None)
        assert next_feed(at=AT + timedelta(hours=24)).slug == "council"
        DirectorySource.objects.filter(slug="never").update(is_asked=True)
        assert next_feed(at=AT + timedelta(hours=25)).slug == "never"
        assert next_feed(at=AT + timedelta(hours=25)) is None


class TestReadFeed:
    def test_keeps_what_came_before_it_broke_off_and_says_what_broke_it(self, monkeypatch):
        def broken(address):
            yield from entries("A")
            raise Unusable(f"{address} answers with 500.")

        feed()
        monkeypatch.setattr(tasks, "read_public_feed", broken)

        tasks.read_feed()

        assert running() == ["A"]
        assert DirectorySource.objects.get().problem == "https://feed.example answers with 500."
