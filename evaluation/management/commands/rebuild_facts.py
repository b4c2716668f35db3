"""`manage.py rebuild_facts`: the counting rows, built again from the cases."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from evaluation import services


class Command(BaseCommand):
    """Rebuild the facts, and publish the closed periods that are not published yet."""

    help = "Build the person-free facts again from the cases. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, publish, and say how much."""
        now = timezone.now()
        self.stdout.write(f"{services.rebuild_facts(at=now)} facts")
        self.stdout.write(f"{services.publish_figures(at=now)} releases published")
