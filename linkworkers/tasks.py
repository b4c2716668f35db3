"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from linkworkers import services
from linkworkers.services import reminders, training
from linkworkers.services.appointment_messages import promise_reminders
from linkworkers.services.directory_news import promise_news


@shared_task
def remind(**_future: Any) -> None:
    """Raise what is due, end what is over, promise the messages. Repeating it changes nothing."""
    now = timezone.now()
    reminders.raise_reminders(at=now)
    reminders.promise_messages(at=now)
    promise_reminders(at=now)


@shared_task
def keep_covers(**_future: Any) -> None:
    """Open new people of whoever is away to whoever covers. Repeating it changes nothing."""
    services.keep_covers(at=timezone.now())


@shared_task
def remind_of_training(**_future: Any) -> None:
    """Tell everybody whose training runs out. Repeating it tells nobody twice."""
    training.remind_of_training(at=timezone.now())


@shared_task
def forget_imports(**_future: Any) -> None:
    """Delete what files of caseloads said about people. Running it again deletes nothing more."""
    services.forget_imports(at=timezone.now())


@shared_task
def promise_directory_news(**_future: Any) -> None:
    """Promise Monday's email on what changed nearby. Running it again promises none twice."""
    promise_news(at=timezone.now())
