"""`manage.py write_open_texts`: the open data's listings as texts, as far as they are due."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from providers.adapters.open_referral.written import TEXTS
from providers.services.open_texts import forget_open_texts, write_open_texts


class Command(BaseCommand):
    """Do what beat does each minute, or do all of it again."""

    help = "Write the texts of the open data that are due. Safe to run at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether all are due."""
        parser.add_argument("--all", action="store_true", help="write every text again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how much."""
        if options["all"]:
            forget_open_texts()
        number = write_open_texts(TEXTS.write, form=TEXTS.form)
        self.stdout.write(f"{number} listings looked at")
