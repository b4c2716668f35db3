"""Keeping a listing: add, edit, say that it is still right, pause and resume."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import policies
from providers.models import Found, HowChecked, Provider, Service, ServiceStatus
from providers.policies import Action
from providers.services.checks import Said, note_check
from providers.services.details import ListingDetails, PlaceDetails
from providers.services.places import keep_place, places_of
from providers.services.versions import keep_edits, remember
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish

MOVED = "listing.move"  # it happens in another place: those who go there are told


@transaction.atomic
def add_listing(
    *,
    actor: Actor,
    at: datetime,
    provider_id: UUID,
    service_id: UUID,
    details: ListingDetails,
    place: PlaceDetails | None = None,
) -> Service:
    """
    Add a listing under an id the form drew, so that sending it twice adds it once.

    :raises NotPermitted, NotVisible, Invalid:
    """
    policies.check(actor, Action.ADD)
    provider = Provider.objects.editable_by(actor).select_for_update(of=("self",))
    if provider.filter(pk=provider_id).first() is None:
        raise NotVisible
    already = Service.objects.filter(pk=service_id).first()
    if already is not None:
        if already.provider_id != provider_id:
            raise NotVisible
        return already
    _check(details)
    service = Service(pk=service_id, provider_id=provider_id, created_at=at, **asdict(details))
    _stamp(service, actor, at)
    service.save(force_insert=True)
    keep_place(service, place)
    audit.record(
        actor=actor, action=audit.Action.CREATE, label="providers:listing_add", object_id=service.pk
    )
    return service


@transaction.atomic
def edit_listing(
    *,
    actor: Actor,
    at: datetime,
    service_id: UUID,
    version: int,
    details: ListingDetails,
    place: PlaceDetails | None = None,
) -> Service:
    """
    Save a listing, which also says that it is right today. `place` None leaves the places be.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody saved it since `version` was shown.
    """
    policies.check(actor, Action.EDIT)
    service = _locked(actor, service_id)
    if service.version != version:
        raise Conflict(_("Somebody else changed this listing while you were editing it"))
    was = places_of(service)
    if keep_place(service, place):
        publish(topic=MOVED, subject_id=service.pk, at=at)
    if places_of(service) != was:
        keep_edits(service, {"place": None})
    save_details(service, details, actor=actor, at=at)
    _record(actor, "providers:listing_edit", service)
    return service


def save_details(service: Service, details: ListingDetails, *, actor: Actor, at: datetime) -> None:
    """Let a locked listing say something else, which says that it is right. :raises Invalid:"""
    _check(details)
    remember(service, details, actor=actor, at=at)
    for name, value in asdict(details).items():
        setattr(service, name, value)
    _stamp(service, actor, at)
    service.save()


@transaction.atomic
def verify_listing(*, actor: Actor, at: datetime, service_id: UUID) -> Service:
    """Say that a listing is still right. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.VERIFY)
    service = _locked(actor, service_id)
    note_check(service, Said(Found.RIGHT), actor=actor, at=at, how=HowChecked.HERE)
    service.save()
    _record(actor, "providers:listing_verify", service)
    return service


def pause_listing(*, actor: Actor, at: datetime, service_id: UUID) -> Service:
    """Take a listing out of the directory for a while. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.PAUSE)
    return _set_status(ServiceStatus.PAUSED, actor=actor, at=at, service_id=service_id)


def resume_listing(*, actor: Actor, at: datetime, service_id: UUID) -> Service:
    """Put a paused listing back into the directory. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.RESUME)
    return _set_status(ServiceStatus.ACTIVE, actor=actor, at=at, service_id=service_id)


@transaction.atomic
def _set_status(status: ServiceStatus, *, actor: Actor, at: datetime, service_id: UUID) -> Service:
    service = _locked(actor, service_id)
    if service.status == ServiceStatus.DEFUNCT:
        raise Conflict(_("This service has ended for good"))
    if service.status == status:
        return service
    keep_edits(service, {"status": status})
    service.status = status
    service.modified_at = at
    service.version += 1
    service.save(update_fields=["status", "modified_at", "version", "edited"])
    _record(actor, f"providers:listing_{'resume' if status == 'active' else 'pause'}", service)
    return service


def _locked(actor: Actor, service_id: UUID) -> Service:
    rows = Service.objects.editable_by(actor).select_for_update(of=("self",))
    service = rows.filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    return service


def _stamp(service: Service, actor: Actor, at: datetime) -> None:
    service.verified_on = timezone.localdate(at)
    service.verified_by = actor.organisation_name[:150]
    service.hidden_on = None
    service.modified_at = at
    service.version += 1


def _check(details: ListingDetails) -> None:
    low, high = details.minimum_age, details.maximum_age
    if low is not None and high is not None and low > high:
        raise Invalid(_("The highest age must not be below the lowest"), field="maximum_age")


def _record(actor: Actor, label: str, service: Service) -> None:
    audit.record(actor=actor, action=audit.Action.CHANGE, label=label, object_id=service.pk)
