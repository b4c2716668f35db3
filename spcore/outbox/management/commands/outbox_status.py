"""What is on its way, and what a person must look at."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from spcore.outbox import selectors


class Command(BaseCommand):
    """Print the counts by state and the age of the oldest promise that is due, as JSON."""

    help = "Print the outbox's counts by state and the age in seconds of its oldest due message."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print one line."""
        backlog = asdict(selectors.backlog(at=timezone.now()))
        backlog["oldest"] = int(backlog["oldest"].total_seconds())
        self.stdout.write(json.dumps(backlog))
