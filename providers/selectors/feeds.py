"""Feeds that the directory reads by itself, for those who keep them."""

from providers.models import DirectorySource
from spcore.errors import NotVisible


def feeds() -> list[DirectorySource]:
    """Return every feed, by name, without the records it refused."""
    rows = DirectorySource.objects.exclude(address="").defer("refused")
    return list(rows.order_by("name", "slug"))


def feed_for(*, slug: str) -> DirectorySource:
    """Return one feed. :raises NotVisible:"""
    feed = DirectorySource.objects.exclude(address="").filter(slug=slug).first()
    if feed is None:
        raise NotVisible
    return feed
