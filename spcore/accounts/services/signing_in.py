"""What is remembered, and promised, about somebody's own way of signing in."""

from datetime import datetime

from django.db import transaction

from spcore import audit
from spcore.accounts.actor import NOBODY, Actor
from spcore.accounts.models import User
from spcore.outbox.publishing import publish


def note_sign_in(*, user: User, label: str, source: str) -> None:
    """Write that somebody signed in or out."""
    actor = Actor(role=None, user_id=user.pk)
    audit.record(actor=actor, action=audit.Action.SIGN_IN, label=label, source=source)


def note_failed_sign_in(*, source: str) -> None:
    """Write that a password was refused. For whom is not kept: it may be a mistyped secret."""
    audit.record(actor=NOBODY, action=audit.Action.DENY, label="sign-in refused", source=source)


@transaction.atomic
def promise_password_link(*, user: User, at: datetime) -> None:
    """Promise the email with a link to choose a new password; it is made when it is sent."""
    publish(topic="account.password_forgotten", subject_id=user.pk, at=at)


@transaction.atomic
def tell_of_change(*, user: User, at: datetime) -> None:
    """Note that a password or authenticator app was changed, and promise to tell its owner."""
    actor = Actor(role=None, user_id=user.pk)
    audit.record(
        actor=actor,
        action=audit.Action.SETTINGS,
        label="way of signing in changed",
        object_id=user.pk,
    )
    publish(topic="account.sign_in_changed", subject_id=user.pk, at=at)
