"""`manage.py load_reference`: lists that the service needs, the same on every run."""

from typing import Any

from django.core.management.base import BaseCommand

from evaluation.measures.services import load_instruments
from providers.services import load_synonyms
from referrals.services import load_clinical_codes


class Command(BaseCommand):
    """Load instruments, clinical codes and synonyms; run after every migrate."""

    help = "Load the reference data. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how much."""
        self.stdout.write(f"Instruments: {load_instruments()}")
        self.stdout.write(f"Clinical codes: {load_clinical_codes()}")
        self.stdout.write(f"Words that mean the same: {load_synonyms()}")
