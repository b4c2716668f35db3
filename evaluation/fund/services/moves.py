"""The one way a round, an application or an award goes from one state to the next."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from evaluation.fund import policies, states
from evaluation.fund.models import Application, Award, FundRound
from referrals.states import Transition
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible

TABLES: Mapping[Any, Mapping[Any, Transition]] = MappingProxyType(
    {FundRound: states.ROUND, Application: states.APPLICATION, Award: states.AWARD}
)
STALE = "Somebody else has changed this since you opened it. Look at it again"


def locked(rows: QuerySet[Any], pk: UUID) -> Any:
    """Return a row of those the actor may see, locked. :raises NotVisible:"""
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise NotVisible
    return row


def hold_round(row: Application) -> None:
    """Keep the round of a locked application from moving on until this is done."""
    FundRound.objects.select_for_update().get(pk=row.round_id)


def move(
    row: Any, action: Any, *, actor: Actor, at: datetime, reason: str = "", **changes: Any
) -> Any:
    """
    Take one action on a locked row: check, change, remember. Needs a transaction.

    :raises NotPermitted, IllegalTransition:
    :raises Invalid: where the action asks for a reason and none is given.
    """
    table = TABLES[type(row)]
    policies.check(actor, action)
    went_to = states.target_of(table, action, row.status)
    if table[action].needs_reason and not reason.strip():
        raise Invalid(_("Enter the reason"), field="reason")
    if table[action].needs_reason:
        changes["reason"] = reason.strip()
    for field, value in {"status": went_to, **changes}.items():
        setattr(row, field, value)
    row.save(update_fields=["status", *changes])
    note(actor, f"fund {row._meta.model_name} {action.value}", row.pk)
    return row


def check_version(row: Any, version: int) -> None:
    """Refuse what was typed over an older version. :raises Conflict:"""
    if row.version != version:
        raise Conflict(_(STALE))


def note(actor: Actor, label: str, object_id: UUID) -> None:
    """Keep in the trail who did what to which row; it is about nobody who is referred."""
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=object_id)
