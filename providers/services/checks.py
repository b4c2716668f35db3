"""Keeping listings true: what the owner says, what a call finds, whom we ask, what is hidden."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import policies
from providers.models import (
    BY_TAP,
    Capacity,
    Found,
    HowChecked,
    ListingAsk,
    ListingCheck,
    Service,
    ServiceStatus,
)
from providers.policies import Action
from providers.selectors import keeping
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.tokens import hash_of
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish
from spcore.private_links import new_token

ASK, ASK_AGAIN, HIDDEN = "listings.ask", "listings.ask_again", "listing.hide"
LASTS = timedelta(days=14)
BETWEEN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one listing; an empty `capacity` leaves it as it is."""

    found: Found
    words: str = ""
    capacity: str = ""


def note_check(
    service: Service, said: Said, *, actor: Actor, at: datetime, how: HowChecked
) -> None:
    """
    Remember what was said of a locked listing, and change what follows from it. Does not save.

    "Right" dates it today and lets it be found again; "no longer runs" pauses it.
    """
    ListingCheck.objects.create(
        service=service,
        at=at,
        how=how,
        found=said.found,
        words=said.words.strip(),
        by_id=actor.user_id,
        by_name=(actor.organisation_name or actor.name)[:150],
    )
    if said.found == Found.RIGHT:
        by_phone = _("%(who)s, by phone") if how == HowChecked.CALL else "%(who)s"
        service.verified_on = timezone.localdate(at)
        service.verified_by = (by_phone % {"who": actor.organisation_name})[:150]
        service.hidden_on = None
    if said.found == Found.NOT_RUNNING and service.status == ServiceStatus.ACTIVE:
        service.status = ServiceStatus.PAUSED
    if said.capacity in Capacity.values:
        service.capacity = said.capacity
    service.modified_at = at
    service.version += 1


@transaction.atomic
def record_call(*, actor: Actor, at: datetime, service_id: UUID, said: Said) -> Service:
    """
    Record what a call to a service found. It counts like the owner's own word (practice.md 27).

    :raises NotPermitted, NotVisible, Invalid:
    """
    policies.check(actor, Action.CALL)
    keeping.listing_to_ring(actor=actor, service_id=service_id)
    service = Service.objects.select_for_update(of=("self",)).get(pk=service_id)
    if said.found == Found.CHANGED and not said.words.strip():
        raise Invalid(_("Say what has changed"), field="words")
    note_check(service, said, actor=actor, at=at, how=HowChecked.CALL)
    service.save()
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:listing_call",
        object_id=service.pk,
    )
    return service


@transaction.atomic
def report_listing(*, actor: Actor, at: datetime, service_id: UUID, found: Found) -> bool:
    """
    Take by one tap that a listing is wrong: it counts as unchecked from now, its owner is asked.

    "Full" is shown as such at once. The same said again by the same person within a week changes
    nothing. Returns whether it was new.
    :raises NotPermitted, NotVisible, Invalid:
    """
    policies.check(actor, Action.CALL)
    if found not in BY_TAP:
        raise Invalid(_("Choose what is wrong"), field="found")
    keeping.listing_to_ring(actor=actor, service_id=service_id)
    service = Service.objects.select_for_update(of=("self",)).get(pk=service_id)
    lately = ListingCheck.objects.filter(service=service, by_id=actor.user_id, found=found)
    if lately.filter(at__gt=at - timedelta(days=7)).exists():
        return False
    capacity = Capacity.FULL if found == Found.FULL else ""
    note_check(service, Said(found, "", capacity), actor=actor, at=at, how=HowChecked.USE)
    service.verified_on, service.verified_by = None, ""
    service.save()
    publish(topic=ASK, subject_id=service.provider_id, at=at)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:listing_report",
        object_id=service.pk,
    )
    return True


@transaction.atomic
def hide_listing(*, actor: Actor, at: datetime, service_id: UUID) -> Service:
    """
    Stop finding a listing for people, after somebody rang; its owner and the scheme are told.

    :raises Conflict: before anybody rang, or when what they heard was that it is right.
    """
    policies.check(actor, Action.CHASE)
    service = Service.objects.select_for_update(of=("self",)).filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    if not keeping.was_rung(service_id=service_id, at=at):
        raise Conflict(_("Ring the service first, and record the call"))
    if service.hidden_on is None:
        service.hidden_on = timezone.localdate(at)
        service.version += 1
        service.save(update_fields=["hidden_on", "version"])
        publish(topic=HIDDEN, subject_id=service.pk, at=at, owner_id=actor.user_id)
        audit.record(
            actor=actor,
            action=audit.Action.CHANGE,
            label="providers:listing_hide",
            object_id=service.pk,
        )
    return service


@transaction.atomic
def ask_owners(*, at: datetime) -> int:
    """
    Ask every provider with listings due, by email, every fortnight and three times at most.

    Running it again the same day asks nobody twice. Returns how many are asked.
    """
    on = timezone.localdate(at)
    asked = 0
    for provider_id in keeping.providers_to_ask(on=on):
        ListingAsk.objects.get_or_create(pk=provider_id)
        row = ListingAsk.objects.select_for_update(skip_locked=True).filter(pk=provider_id).first()
        if row is None or row.asked_on == on:
            continue
        row.times, row.asked_on = row.times + 1, on
        row.save(update_fields=["times", "asked_on"])
        publish(topic=ASK, subject_id=provider_id, at=at)
        asked += 1
    return asked


def issue_listings_link(*, provider_id: UUID, at: datetime) -> str:
    """Give a provider a new secret for its listings, which ends an older one, and return it."""
    token = new_token()
    ListingAsk.objects.update_or_create(
        pk=provider_id,
        defaults={"token_hash": hash_of(token), "sent_at": at, "expires_at": at + LASTS},
    )
    return token


@transaction.atomic
def confirm_by_link(*, provider_id: UUID, said: dict[UUID, Said], at: datetime) -> int:
    """
    Keep what an owner says of its due listings by the link of an email. Returns of how many.

    :raises Conflict: when the link no longer works, or there is nothing to confirm any more.
    """
    on: date = timezone.localdate(at)
    due = keeping.listings_of_link(provider_id=str(provider_id), at=at, on=on)
    if not due:
        raise Conflict(_("This was answered already, or the link is too old"))
    rows = Service.objects.select_for_update(of=("self",)).filter(
        pk__in=[row.pk for row in due if row.pk in said]
    )
    actor = keeping.owner_of_link(due[0])
    for service in rows:
        note_check(service, said[service.pk], actor=actor, at=at, how=HowChecked.LINK)
        service.save()
        audit.record(
            actor=actor,
            action=audit.Action.CHANGE,
            label="providers:listings_confirm",
            object_id=service.pk,
            purpose="by the private link of an email",
        )
    ListingAsk.objects.filter(pk=provider_id).update(times=0)
    return len(rows)


@transaction.atomic
def ask_for_new_listings_link(*, provider_id: str | None, at: datetime) -> None:
    """Promise a new link to the address on file; asked again within ten minutes, send nothing."""
    rows = ListingAsk.objects.filter(pk=provider_id) if provider_id else ListingAsk.objects.none()
    for row in rows.exclude(sent_at__gt=at - BETWEEN):
        publish(topic=ASK_AGAIN, subject_id=row.pk, at=at)
