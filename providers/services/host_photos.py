"""The picture of who hosts a service: kept small, seen by everybody."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from providers import policies
from providers.models import HostPhoto, Service
from providers.policies import Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.files.images import made_small


@transaction.atomic
def keep_photo(*, actor: Actor, at: datetime, service_id: UUID, picture: bytes) -> HostPhoto:
    """Keep this picture instead of any before. :raises NotPermitted, NotVisible, Invalid:"""
    service = _kept(actor, service_id)
    photo, _is_new = HostPhoto.objects.update_or_create(
        service=service, defaults={"content": made_small(picture), "added_at": at}
    )
    _touch(service, actor, at)
    return photo


@transaction.atomic
def remove_photo(*, actor: Actor, at: datetime, service_id: UUID) -> None:
    """Delete the picture, if there is one. :raises NotPermitted, NotVisible:"""
    service = _kept(actor, service_id)
    HostPhoto.objects.filter(service=service).delete()
    _touch(service, actor, at)


def _kept(actor: Actor, service_id: UUID) -> Service:
    policies.check(actor, Action.EDIT)
    rows = Service.objects.editable_by(actor).select_for_update(of=("self",))
    service = rows.filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    return service


def _touch(service: Service, actor: Actor, at: datetime) -> None:
    service.modified_at = at
    service.version += 1
    service.save(update_fields=["modified_at", "version"])
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:listing_photo",
        object_id=service.pk,
    )
