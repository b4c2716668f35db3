"""Alarm clocks: forgetting sessions that are over."""

from typing import Any

from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore


@shared_task
def forget_sessions(**_future: Any) -> None:
    """Delete the sessions that are over: words typed after a sign-in ended wait in one of them."""
    SessionStore.clear_expired()
