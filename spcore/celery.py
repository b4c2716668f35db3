"""The Celery application of worker, beat and relay; the web never loads it."""

import os

from celery import Celery
from kombu import Queue

from spcore.config import schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spcore.settings")
app = Celery("spcore", set_as_current=True)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.broker_transport = "spcore.outbox.broker:Transport"
app.conf.task_queues = [Queue(name) for name in schedule.QUEUES]
app.autodiscover_tasks()
