"""Agreeing how somebody gets to a service, and who takes care of the help they need."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import Companion, GettingThere, Goes, TimelineKind
from referrals.models.companion import CHECKS_LAST
from referrals.onward_states import OPEN
from referrals.services.onward_steps import locked_onward
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted


@dataclass(frozen=True, slots=True)
class Journey:
    """Who goes along, how, what help it takes, and whether the service may know. `cost` in £."""

    goes: str = ""
    companion: str = ""
    checks_seen_on: date | None = None
    way: str = ""
    volunteer_id: UUID | None = None
    help: str = ""
    help_kind: str = ""
    help_words: str = ""
    cost: Decimal | None = None
    is_shared: bool = False


@transaction.atomic
def set_journey(
    *, onward_id: UUID, journey: Journey, version: int, actor: Actor, at: datetime
) -> GettingThere:
    """
    Keep how they get there. Whoever writes it down takes care of the help. `version` 0 begins it.

    :raises NotVisible, NotPermitted:
    :raises Invalid: for a volunteer whose checks nobody has seen lately.
    :raises Conflict: when it is over, or somebody changed it since `version`.
    """
    if actor.role not in policies.MAY_PLAN_JOURNEY:
        raise NotPermitted(_("Your role does not plan journeys"))
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    if onward.status not in OPEN:
        raise Conflict(_("This is over"))
    journey = _with_volunteer(journey, actor, at)
    why = why_not_along(journey.goes, journey.checks_seen_on, today=timezone.localdate(at))
    if why:
        raise Invalid(why, field="checks_seen_on")
    row = GettingThere.objects.filter(onward=onward).first() or GettingThere(onward=onward)
    if row.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    for name, value in asdict(journey).items():
        setattr(row, name, value)
    row.owner_id, row.changed_at, row.version = actor.user_id, at, version + 1
    row.save()
    label = _("%(service)s: how they get there") % {"service": onward.service.name}
    words = ", ".join(filter(None, [row.get_goes_display(), row.get_way_display()]))
    line = Line(TimelineKind.ONWARD, label, "organisations", detail=words, object_id=onward.pk)
    note(line, referral_id=onward.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="journey",
        people=[onward.referral.person_id],
        shown=["organisations"],
        object_id=onward.pk,
    )
    return row


def _with_volunteer(journey: Journey, actor: Actor, at: datetime) -> Journey:
    """Return it with the name and the checks that the team's register has of the volunteer."""
    if journey.goes != Goes.VOLUNTEER or journey.volunteer_id is None:
        return replace(journey, volunteer_id=None)
    ready = Companion.objects.visible_to(actor).ready_on(timezone.localdate(at))
    found = ready.filter(pk=journey.volunteer_id).first()
    if found is None:
        raise Invalid(_("This volunteer may not go along now: see the register"), field="volunteer")
    return replace(journey, companion=found.name, checks_seen_on=found.checks_seen_on)


def why_not_along(goes: str, checks_seen_on: date | None, *, today: date) -> str:
    """Return why a volunteer cannot go along; nothing where they can, or somebody else goes."""
    if goes != Goes.VOLUNTEER:
        return ""
    if checks_seen_on is not None and today - CHECKS_LAST <= checks_seen_on <= today:
        return ""
    return _("A volunteer goes along only where you have seen their checks in the last 3 years")
