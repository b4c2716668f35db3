"""The demo as journeys find it."""

import pytest
from django.utils import timezone

from spcore.demo.sources import load_sources
from spcore.demo.world import Size, make_world


@pytest.fixture
def demo(transactional_db) -> None:
    """The demo, small, out of the real files."""
    load_sources(say=lambda words: None)
    make_world(Size(scale=0.03), now=timezone.now(), say=lambda words: None)
