"""Which listings are due to be confirmed, who is asked, and what a directory editor must see to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from providers.models import (
    BY_TAP,
    Found,
    ListingAsk,
    ListingCheck,
    Provider,
    Service,
    ServiceStatus,
)
from providers.selectors import wording
from providers.selectors.freshness import (
    AUGUST,
    Freshness,
    due_before,
    freshness_of,
    freshness_tag,
    stale_before,
)
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.accounts.tokens import hash_of
from spcore.errors import NotVisible
from spcore.ui import dates

ASKS = 3  # emails before somebody rings
EVERY = timedelta(days=14)
RUNG_WITHIN = timedelta(days=30)
SIZE = 50
PLACES = 2


def due_listings(*, on: date) -> QuerySet[Service]:
    """Return the published listings due to be confirmed; term-time groups are left in peace."""
    rows = Service.objects.published()
    rows = rows.filter(Q(verified_on=None) | Q(verified_on__lt=due_before(on)))
    return rows.exclude(is_term_time_only=True) if on.month == AUGUST else rows


def providers_to_ask(*, on: date) -> list[UUID]:
    """Return the providers with something due and an address, asked neither lately nor thrice."""
    rows = Provider.objects.filter(organisation__is_open=True, services__in=due_listings(on=on))
    rows = rows.exclude(organisation__workflow_email="", organisation__email="")
    asked = Q(ask=None) | Q(ask__asked_on=None) | Q(ask__asked_on__lte=on - EVERY)
    rows = rows.filter(asked, Q(ask=None) | Q(ask__times__lt=ASKS))
    return sorted(set(rows.values_list("pk", flat=True)))


def provider_of_link(*, token: str) -> UUID | None:
    """Return whose link it is, too old or not: whether it still works is asked next."""
    found = ListingAsk.objects.filter(token_hash=hash_of(token)).values_list("pk", flat=True)
    return found.first()


def listings_of_link(*, provider_id: str | None, at: datetime, on: date) -> list[Service]:
    """Return what a link that was opened asks about now; nothing once it does not work."""
    if provider_id is None:
        return []
    works = ListingAsk.objects.filter(pk=provider_id, expires_at__gt=at)
    rows = due_listings(on=on).filter(provider__in=works.values("pk"))
    rows = rows.select_related("provider__organisation").prefetch_related("places__location")
    return list(rows.order_by("name", "pk"))


def owner_of_link(service: Service) -> Actor:
    """Return who speaks by a link: the organisation, nobody of it by name."""
    return Actor(
        role=Role.PROVIDER,
        organisation_id=service.provider_id,
        name=_("By the link in an email"),
        organisation_name=service.provider.organisation.name,
    )


def said_now(service: Service, *, on: date) -> str:
    """Return a listing's facts in a line, for whoever is asked whether they are right."""
    facts = (
        wording.shorten(service.description, limit=160),
        wording.shorten(service.opening_text, limit=120),
        wording.cost_text(service.is_free, service.fees),
        service.phone,
        wording.verified_text(service.verified_on, on=on),
    )
    return " · ".join((*_where(service), *filter(None, facts)))


def _where(service: Service) -> list[str]:
    """Return its first places: listings of one name are told apart by them."""
    places = sorted((each.location for each in service.places.all()), key=lambda row: row.pk)
    lines = ((row.name, row.address_1, row.postcode) for row in places)
    said = (", ".join(part for part in line if part not in ("", service.name)) for line in lines)
    return list(dict.fromkeys(filter(None, said)))[:PLACES]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A listing somebody must see to, in words."""

    pk: UUID
    name: str
    provider: str
    phone: str
    tag: str
    why: str
    heard: str
    may_hide: bool
    is_hidden: bool


def listings_to_chase(*, actor: Actor, at: datetime, on: date) -> list[KeptRow]:
    """
    Return what is to be rung about: the owner said something changed, did not answer, or is stale.

    What somebody said comes first, then what was checked longest ago. Two queries.
    """
    if actor.role not in {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN, Role.SYSTEM}:
        return []
    last = ListingCheck.objects.filter(service=OuterRef("pk")).order_by("-at", "pk")
    rows = Service.objects.filter(provider_is_open=True, is_private=False)
    rows = rows.exclude(status=ServiceStatus.DEFUNCT).annotate(
        heard=Subquery(last.values("found")[:1]),
        heard_words=Subquery(last.values("words")[:1]),
        heard_at=Subquery(last.values("at")[:1]),
        heard_by=Subquery(last.values("by_name")[:1]),
        heard_how=Subquery(last.values("how")[:1]),
        asks=F("provider__ask__times"),
    )
    stale = Q(verified_on=None) | Q(verified_on__lt=stale_before(on))
    told = Q(heard__in=[Found.CHANGED, Found.NOT_RUNNING, *BY_TAP])
    rows = rows.filter(told | (Q(status=ServiceStatus.ACTIVE) & (stale | Q(asks__gte=ASKS))))
    ordered = rows.order_by(
        F("heard_at").desc(nulls_last=True), F("verified_on").asc(nulls_last=True), "pk"
    )
    return [_row(row, at, on) for row in ordered[:SIZE]]


def _row(row: Service, at: datetime, on: date) -> KeptRow:
    found, words = row.heard, row.heard_words  # type: ignore[attr-defined]
    is_recent = bool(row.heard_at and row.heard_at > at - RUNG_WITHIN)  # type: ignore[attr-defined]
    was_rung = row.heard_how == "call" and found != Found.RIGHT and is_recent  # type: ignore[attr-defined]
    grade = freshness_of(row.verified_on, on=on)
    return KeptRow(
        pk=row.pk,
        name=row.name,
        provider=row.provider_name,
        phone=row.phone,
        tag=freshness_tag(grade),
        why=_why(row, grade, on),
        heard=_heard(found, words, row.heard_by, row.heard_at) if found else "",  # type: ignore[attr-defined]
        may_hide=was_rung and row.hidden_on is None,
        is_hidden=row.hidden_on is not None,
    )


def _why(row: Service, grade: Freshness, on: date) -> str:
    if row.hidden_on:
        return _("Not found for people since %(day)s") % {"day": dates.day(row.hidden_on)}
    if (row.asks or 0) >= ASKS:  # type: ignore[attr-defined]
        return _("Asked three times by email, no answer")
    return wording.verified_text(row.verified_on, on=on)


def _heard(found: str, words: str, by: str, at: datetime) -> str:
    said = _("%(found)s, %(who)s, %(day)s") % {
        "found": Found(found).label,
        "who": by,
        "day": dates.day(at),
    }
    return f"{said}: {words}" if words else said


def listing_to_ring(*, actor: Actor, service_id: UUID) -> Service:
    """Return a listing the actor may ring about: what is public, or hidden. :raises NotVisible:"""
    rows = Service.objects.exclude(status=ServiceStatus.DEFUNCT).filter(is_private=False)
    if actor.role not in {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN}:
        rows = rows.published()
    service = rows.filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    return service


def was_rung(*, service_id: UUID, at: datetime) -> bool:
    """Tell whether somebody rang lately and did not hear that the listing is right."""
    rows = ListingCheck.objects.filter(service_id=service_id, how="call", at__gt=at - RUNG_WITHIN)
    last = rows.order_by("-at", "pk").values_list("found", flat=True).first()
    return last is not None and last != Found.RIGHT


def checks_of(*, actor: Actor, service_id: UUID, limit: int = 10) -> Iterable[ListingCheck]:
    """Return what was said of a listing, newest first."""
    rows = ListingCheck.objects.visible_to(actor).filter(service_id=service_id)
    return rows.order_by("-at", "pk")[:limit]


def keepers_of(service: Service) -> list[str]:
    """Return the addresses of those who answer for a listing: its own people, else the editors."""
    members = Membership.objects.filter(ended_at=None, user__is_active=True)
    own = members.filter(organisation_id=service.provider_id, role=Role.PROVIDER)
    asked = own if own.exists() else members.filter(role=Role.DIRECTORY_EDITOR)
    return list(asked.order_by("user__email").values_list("user__email", flat=True).distinct())


def keeper_of(service: Service) -> str:
    """Return who answers for a listing: its own people where somebody signs in, else the editor."""
    own = Membership.objects.filter(
        organisation_id=service.provider_id, role=Role.PROVIDER, ended_at=None
    )
    return service.provider_name if own.exists() else _("the directory’s editors")
