"""Keeping the register of volunteers who go along."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import Companion
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible


@dataclass(frozen=True, slots=True)
class CompanionWords:
    """What is kept of a volunteer. Whoever writes down the day of the checks has seen them."""

    name: str
    phone: str = ""
    lent_by: str = ""
    checks_seen_on: date | None = None
    trained_on: date | None = None
    has_left: bool = False


@transaction.atomic
def add_companion(
    *, companion_id: UUID, words: CompanionWords, actor: Actor, at: datetime
) -> Companion:
    """
    Add a volunteer under the id that the form drew, once.

    :raises NotPermitted:
    :raises Invalid: where one of that name is there already.
    """
    _check(actor)
    held = Companion.objects.visible_to(actor).filter(pk=companion_id).first()
    if held is not None:
        return held
    row = Companion(pk=companion_id, team_id=actor.organisation_id, added_at=at)
    return _keep(row, words, actor, at, audit.Action.CREATE)


@transaction.atomic
def edit_companion(
    *, companion_id: UUID, words: CompanionWords, version: int, actor: Actor, at: datetime
) -> Companion:
    """
    Change what is kept, or say that they have left: then nobody can choose them.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when somebody changed it since `version`.
    """
    _check(actor)
    rows = Companion.objects.visible_to(actor).select_for_update(of=("self",))
    row = rows.filter(pk=companion_id).first()
    if row is None:
        raise NotVisible
    if row.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    row.version += 1
    return _keep(row, words, actor, at, audit.Action.CHANGE)


def _check(actor: Actor) -> None:
    if actor.role not in policies.MAY_PLAN_JOURNEY:
        raise NotPermitted(_("Your role does not plan journeys"))


def _keep(
    row: Companion, words: CompanionWords, actor: Actor, at: datetime, action: audit.Action
) -> Companion:
    today = timezone.localdate(at)
    if words.checks_seen_on != row.checks_seen_on:
        row.checks_seen_by_id = actor.user_id if words.checks_seen_on else None
    row.name, row.phone, row.lent_by = words.name, words.phone, words.lent_by
    row.checks_seen_on, row.trained_on = words.checks_seen_on, words.trained_on
    row.ended_on = (row.ended_on or today) if words.has_left else None
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Invalid(_("A volunteer of this name is in the register"), field="name") from error
    audit.record(actor=actor, action=action, label="companion", shown=["staff"], object_id=row.pk)
    return row
