"""What a session remembers, and when it is over (security: 20 minutes idle, 10 hours in all)."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from spcore.accounts.models import User

STARTED_AT = "signed_in_at"
TOUCHED_AT = "touched_at"
ACTING_AS = "acting_as"
SECOND_FACTOR = "second_factor_given"
TOUCH_EVERY = 60  # seconds: how often a used session is written, so that it is not idle


def begin(session: SessionBase, *, at: datetime, with_second_factor: bool) -> None:
    """Note when somebody signed in, and whether with a second factor."""
    session[STARTED_AT] = session[TOUCHED_AT] = at.timestamp()
    session[SECOND_FACTOR] = with_second_factor
    session.pop(ACTING_AS, None)


def keep_alive(session: SessionBase, *, at: datetime) -> None:
    """Put off the idle end; at most one write a minute."""
    now = at.timestamp()
    session.setdefault(STARTED_AT, now)
    if now - session.get(TOUCHED_AT, 0) >= TOUCH_EVERY:
        session[TOUCHED_AT] = now


def is_over(session: SessionBase, user: User, *, at: datetime) -> bool:
    """Tell whether a signed-in session has ended: too old, ended by a colleague, or a demo's."""
    started = session.get(STARTED_AT, at.timestamp())
    if at.timestamp() - started > settings.SESSION_ABSOLUTE_SECONDS or not user.is_active:
        return True
    if user.sessions_ended_at is not None and started <= user.sessions_ended_at.timestamp():
        return True
    return user.is_demo and not settings.DEMO


def needs_second_factor(session: SessionBase) -> bool:
    """Tell whether a password alone was given where more is asked: everywhere but in the demo."""
    return not settings.DEMO and not session.get(SECOND_FACTOR, False)
