"""What every change of an event needs: that it is one's own, its line in the trail, the news."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import NetworkEvent
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotPermitted, NotVisible
from spcore.outbox.publishing import publish_many

TOPIC = "event.tell"
GUEST_TOPIC = "event.tell_guest"


def own_event_locked(event_id: UUID, actor: Actor) -> NetworkEvent:
    """
    Return an event of the actor's own organisation, locked, that was not called off.

    :raises NotVisible, NotPermitted, Conflict:
    """
    rows = NetworkEvent.objects.visible_to(actor).select_for_update(of=("self",))
    event = rows.filter(pk=event_id).first()
    if event is None:
        raise NotVisible
    is_own = event.organiser_id == actor.organisation_id
    if actor.role not in policies.MAY_CALL_EVENTS or not is_own:
        raise NotPermitted(_("Only whoever called this event changes it"))
    if event.called_off_at:
        raise Conflict(_("This event was called off"))
    return event


def note_event(actor: Actor, label: str, object_id: UUID) -> None:
    """Leave a line in the trail."""
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=object_id)


def tell_all(event: NetworkEvent, at: datetime) -> None:
    """Tell everybody who is invited, with an account or without."""
    tell_invited(event, event.invitations.values_list("pk", flat=True), at)
    tell_guests(event, event.guests.values_list("pk", flat=True), at)


def tell_invited(event: NetworkEvent, invitation_ids: Iterable[UUID], at: datetime) -> None:
    """Promise an email to organisations; what cannot be sent is on the list of who called it."""
    _promise(TOPIC, event, invitation_ids, at)


def tell_guests(event: NetworkEvent, guest_ids: Iterable[UUID], at: datetime) -> None:
    """Promise guests without an account an email with a link."""
    _promise(GUEST_TOPIC, event, guest_ids, at)


def _promise(topic: str, event: NetworkEvent, ids: Iterable[UUID], at: datetime) -> None:
    publish_many(topic=topic, subjects=dict.fromkeys(ids, (event.made_by_id, "")), at=at)
