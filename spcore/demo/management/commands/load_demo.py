"""`manage.py load_demo`: the demo world, from the real files or from the sample without them."""

import json
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from referrals.models import Person
from spcore.accounts.models import User
from spcore.demo.sources import load_sources
from spcore.demo.world import Size, make_world


class Command(BaseCommand):
    """Load organisations, places and services, then make up the people and their referrals."""

    help = "Make the demo: made-up people, real places. Refuses a database with real people."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much, and from which seed."""
        parser.add_argument("--scale", type=float, default=1.0, help="1 is 400 people")
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it all, or say why not."""
        if not settings.DEMO:
            raise CommandError("This is not a demo: set DEMO=1 to make one.")
        if Person.objects.exists():
            self.stdout.write("There are people already, so the demo is left as it is.")
            return
        if User.objects.filter(is_demo=False).exists():
            raise CommandError("The database holds users who are not made up: use an empty one.")
        began = time.monotonic()
        load_sources(say=self._say)
        size = Size(scale=options["scale"], seed=options["seed"])
        counts = make_world(size, now=timezone.now(), say=self._say)
        counts["seconds"] = round(time.monotonic() - began)
        text = json.dumps(counts) if options["json"] else _in_words(counts)
        self.stdout.write(text)

    def _say(self, words: str) -> None:
        self.stderr.write(f"  {words}")


def _in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in counts.items())
