"""What a listing said before it was changed, and changing many at once."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import policies
from providers.models import (
    Capacity,
    Closure,
    Found,
    HowChecked,
    ListingVersion,
    Service,
    ServiceStatus,
)
from providers.policies import Action
from providers.services.checks import Said, note_check
from providers.services.details import ListingDetails
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotVisible

RIGHT, PAUSE, RESUME = "right", "pause", "resume"
MANY = (RIGHT, Capacity.OPEN, Capacity.WAITING_LIST, Capacity.FULL, PAUSE, RESUME)
MOST = 200


def said_by(details: ListingDetails) -> dict[str, object]:
    """Return a listing's words as the history keeps them."""
    return {name: value for name, value in asdict(details).items() if value not in (None, "", [])}


def details_of(service: Service) -> ListingDetails:
    """Return what a listing says now."""
    return ListingDetails(
        **{one.name: getattr(service, one.name) for one in fields(ListingDetails)}
    )


def remember(service: Service, new: ListingDetails, *, actor: Actor, at: datetime) -> None:
    """Keep what a locked listing said before it says something else."""
    before = details_of(service)
    if before == new:
        return
    was = asdict(before)
    keep_edits(service, {name: to for name, to in asdict(new).items() if was[name] != to})
    ListingVersion.objects.create(
        service=service,
        version=service.version,
        said=said_by(before),
        at=at,
        by_id=actor.user_id,
        by_name=(actor.name or actor.organisation_name)[:150],
    )


def keep_edits(service: Service, changes: Mapping[str, Any]) -> None:
    """
    Note which fields of a source's listing people change here, and to what, before they do.

    The next load of the source leaves them as they are, and keeps what it says of them beside.
    What is changed back to that is the source's again.
    """
    if not service.source:
        return
    edited = dict(service.edited)
    for name, to in changes.items():
        if name not in edited:
            edited[name] = getattr(service, name, "")
        elif edited[name] == to:
            del edited[name]
    service.edited = edited


@transaction.atomic
def change_listings(*, actor: Actor, at: datetime, service_ids: Iterable[UUID], what: str) -> int:
    """
    Do the same to several listings: right today, room or none, paused or shown again.

    Those that ended for good, and those that are not the actor's, are left be. Returns of how many.
    :raises NotPermitted:
    :raises Invalid: for anything else to be done, or nothing ticked.
    """
    policies.check(actor, Action.EDIT)
    if what not in MANY:
        raise Invalid(_("Choose what to do"), field="what")
    rows = Service.objects.editable_by(actor).exclude(status=ServiceStatus.DEFUNCT)
    rows = rows.filter(pk__in=list(service_ids)[:MOST]).select_for_update(of=("self",))
    chosen = list(rows.order_by("pk"))
    if not chosen:
        raise Invalid(_("Choose the listings first"), field="what")
    for service in chosen:
        _change(service, what, actor, at)
        audit.record(
            actor=actor,
            action=audit.Action.CHANGE,
            label="providers:listing_bulk",
            object_id=service.pk,
            purpose=what,
        )
    return len(chosen)


def _change(service: Service, what: str, actor: Actor, at: datetime) -> None:
    if what in (PAUSE, RESUME):
        status = ServiceStatus.PAUSED if what == PAUSE else ServiceStatus.ACTIVE
        keep_edits(service, {"status": status})
        service.status = status
        service.version += 1
        service.modified_at = at
    else:
        said = Said(Found.RIGHT, capacity="" if what == RIGHT else what)
        note_check(service, said, actor=actor, at=at, how=HowChecked.HERE)
    service.save()


@transaction.atomic
def close_listing_for(
    *, actor: Actor, service_id: UUID, starts_on: date, ends_on: date, words: str = ""
) -> Closure:
    """Say that a service does not run for some days. The same days twice are kept once."""
    policies.check(actor, Action.EDIT)
    service = _kept(actor, service_id)
    if ends_on < starts_on:
        raise Invalid(_("It cannot end before it starts"), field="ends_on")
    closure, _made = Closure.objects.update_or_create(
        service=service, starts_on=starts_on, ends_on=ends_on, defaults={"words": words.strip()}
    )
    _touch(service, actor)
    return closure


@transaction.atomic
def remove_closure(*, actor: Actor, closure_id: UUID) -> UUID:
    """Take such days back. Returns the listing's id. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.EDIT)
    closure = Closure.objects.filter(pk=closure_id).first()
    if closure is None:
        raise NotVisible
    service = _kept(actor, closure.service_id)
    closure.delete()
    _touch(service, actor)
    return service.pk


def _kept(actor: Actor, service_id: UUID) -> Service:
    rows = Service.objects.editable_by(actor).select_for_update(of=("self",))
    service = rows.filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    return service


def _touch(service: Service, actor: Actor) -> None:
    service.modified_at = timezone.now()
    service.version += 1
    service.save(update_fields=["modified_at", "version"])
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:listing_closures",
        object_id=service.pk,
    )
