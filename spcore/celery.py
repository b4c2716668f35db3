"""The Celery application of worker, beat and relay; the web never loads it."""

import os

from celery import Celery
from celery.schedules import crontab
from kombu import Queue

from spcore.config import schedule


def _when(said: float | str) -> float | crontab:
    """Return how many seconds lie between, or the time of the day, which Celery has a word for."""
    if not isinstance(said, str):
        return said
    hour, minute = said.split(":")
    return crontab(hour=int(hour), minute=int(minute))


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spcore.settings")
app = Celery("spcore", set_as_current=True)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.broker_transport = "spcore.outbox.broker:Transport"
app.conf.task_queues = [Queue(name) for name in schedule.QUEUES]
app.conf.beat_schedule = {
    name: {**entry, "schedule": _when(entry["schedule"])} for name, entry in schedule.BEAT.items()
}
app.autodiscover_tasks()
