"""A provider says how many people it can take each month, and for how many it is paid."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import policies
from providers.models import MonthlyPlaces
from providers.policies import Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotVisible


@dataclass(frozen=True, slots=True)
class Places:
    """Places a month, from a month on. None: no limit, or not known who pays."""

    from_month: date
    maximum: int | None = None
    funded: int | None = None


@transaction.atomic
def say_places(*, places_id: UUID, places: Places, actor: Actor, at: datetime) -> MonthlyPlaces:
    """
    Keep what the actor's own provider says, once for each id that the form drew.

    :raises NotPermitted, NotVisible:
    :raises Invalid: for a month that is over, or more paid places than there are.
    """
    policies.check(actor, Action.KEEP_MONEY)
    before = MonthlyPlaces.objects.filter(pk=places_id).first()
    if before is not None and before.provider_id != actor.organisation_id:
        raise NotVisible
    if before is not None:
        return before
    if places.from_month < timezone.localdate(at).replace(day=1):
        raise Invalid(_("What was true of months that are over stays as it was"), field="month")
    maximum, funded = places.maximum, places.funded
    if maximum is not None and funded is not None and funded > maximum:
        raise Invalid(_("There cannot be more paid places than places"), field="funded")
    row = MonthlyPlaces.objects.create(
        pk=places_id,
        provider_id=actor.organisation_id,
        from_month=places.from_month.replace(day=1),
        maximum=places.maximum,
        funded=places.funded,
        said_by_id=actor.user_id,
        said_at=at,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="providers:monthly_places",
        object_id=row.pk,
    )
    return row
