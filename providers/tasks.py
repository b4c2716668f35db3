"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from providers.services import checks, funding


@shared_task
def ask_owners(**_future: Any) -> None:
    """Ask whose listings are due whether they are right. Running it again asks nobody twice."""
    checks.ask_owners(at=timezone.now())


@shared_task
def warn_of_endings(**_future: Any) -> None:
    """Warn of money that ends in six, three or one months. Running it again warns nobody twice."""
    funding.warn_of_endings(at=timezone.now())
