"""What is done to a colleague's whole account: disable, enable, help with a lost phone."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from spcore import audit
from spcore.accounts import policies, selectors
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.services.leaving import check_leaving
from spcore.accounts.services.memberships import keep_an_administrator
from spcore.errors import NotVisible
from spcore.outbox.publishing import publish


@transaction.atomic
def disable_colleague(*, actor: Actor, at: datetime, user_id: UUID) -> User:
    """
    Shut an account: no sign-in, and every session is over on its next request.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when a scheme would be left without an administrator, or people without
        whoever works with them.
    """
    user = _in_reach(actor, policies.Action.DISABLE, user_id)
    held = list(selectors.live_memberships(user_id=user.pk))
    keep_an_administrator(held)
    check_leaving(held)
    user.is_active = False
    user.sessions_ended_at = at
    user.save(update_fields=["is_active", "sessions_ended_at"])
    _note(actor, "account disabled", user)
    return user


@transaction.atomic
def enable_colleague(*, actor: Actor, at: datetime, user_id: UUID) -> User:
    """Open an account again; sessions from before stay over. :raises NotVisible, NotPermitted:"""
    user = _in_reach(actor, policies.Action.ENABLE, user_id)
    user.is_active = True
    user.sessions_ended_at = at
    user.save(update_fields=["is_active", "sessions_ended_at"])
    _note(actor, "account enabled", user)
    return user


@transaction.atomic
def reset_second_factor(*, actor: Actor, at: datetime, user_id: UUID) -> User:
    """
    Forget a colleague's authenticator app and recovery codes: they set up new ones at next sign-in.

    Every session of theirs is over, and they are told by email (`account.second_factor_reset`).

    :raises NotVisible, NotPermitted:
    """
    user = _in_reach(actor, policies.Action.RESET_SECOND_FACTOR, user_id)
    Authenticator.objects.filter(user=user).delete()
    user.sessions_ended_at = at
    user.save(update_fields=["sessions_ended_at"])
    _note(actor, "second factor reset", user)
    publish(topic="account.second_factor_reset", subject_id=user.pk, at=at)
    return user


def _in_reach(actor: Actor, action: policies.Action, user_id: UUID) -> User:
    rows = User.objects.visible_to(actor).select_for_update(of=("self",))
    user: User | None = rows.filter(pk=user_id).first()
    if user is None:
        raise NotVisible
    policies.check_other(actor, user)
    held = list(selectors.live_memberships(user_id=user.pk))
    reach = selectors.organisations_in_reach(actor=actor, memberships=held)
    policies.check_account(actor, action, memberships=held, in_reach=reach)
    return user


def _note(actor: Actor, label: str, user: User) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=user.pk)
