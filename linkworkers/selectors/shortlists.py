"""What is on somebody's shortlist, on the page and on paper."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from linkworkers.models import ShortlistItem, Wish
from linkworkers.selectors.on_paper import OnPaper, services_on_paper
from providers.models import Service
from providers.selectors import freshness_of, freshness_tag, wording
from referrals.models import OnwardReferral, Referral
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.needs import Need
from spcore.ui import dates
from spcore.ui.statuses import tag_html

WISHED = {Wish.LIKE: "green", Wish.NO: "grey", Wish.ASK: "yellow"}
PUT_BACK_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Listed:
    """One service of the list, in words."""

    id: UUID
    service_id: UUID
    name: str
    note: str
    facts: tuple[str, ...]
    freshness: str
    is_gone: bool
    is_offered: bool
    wish: str


@dataclass(frozen=True, slots=True)
class Shortlist:
    """What stands on it, and what was taken off lately."""

    listed: list[Listed]
    removed: list[ShortlistItem]


def shortlist_of(referral: Referral, *, on: date, at: datetime) -> Shortlist:
    """Return the list, in the order it was made. One query."""
    offered = OnwardReferral.objects.filter(referral=referral, service=OuterRef("service"))
    rows = ShortlistItem.objects.filter(referral=referral).select_related("service", "added_by")
    rows = rows.filter(Q(removed_at=None) | Q(removed_at__gt=at - PUT_BACK_WITHIN)).annotate(
        is_public=Exists(Service.objects.published().filter(pk=OuterRef("service"))),
        is_offered=Exists(offered),
    )
    found = list(rows.order_by("added_at", "pk"))
    return Shortlist(
        listed=[_listed(row, on) for row in found if row.removed_at is None],
        removed=[row for row in found if row.removed_at is not None],
    )


def _listed(row: ShortlistItem, on: date) -> Listed:
    service = row.service
    facts = (
        service.provider_name,
        wording.capacity_text(service.capacity, service.wait_weeks),
        wording.cost_text(service.is_free, service.fees),
        _("added %(day)s by %(who)s") % {"day": dates.day(row.added_at), "who": row.added_by.name},
    )
    return Listed(
        id=row.pk,
        service_id=service.pk,
        name=service.name,
        note=row.note,
        facts=tuple(fact for fact in facts if fact),
        freshness=freshness_tag(freshness_of(service.verified_on, on=on)),
        is_gone=not row.is_public,  # type: ignore[attr-defined]
        is_offered=row.is_offered,  # type: ignore[attr-defined]
        wish=wish_tag(row),
    )


def wish_tag(row: ShortlistItem) -> str:
    """Return what the person said of it by their link, and when; nothing where they have not."""
    if not row.wish:
        return ""
    said = {"wish": Wish(row.wish).label, "day": dates.day(row.wished_at)}
    return tag_html(_("They say, %(day)s: %(wish)s") % said, WISHED[Wish(row.wish)])


def item_for(*, actor: Actor, shortlisted_id: UUID, at: datetime) -> ShortlistItem:
    """Return one of a case the actor may open. :raises NotVisible:"""
    row = ShortlistItem.objects.visible_to(actor, at=at).filter(pk=shortlisted_id).first()
    if row is None:
        raise NotVisible
    return row


@dataclass(frozen=True, slots=True)
class ForPaper:
    """The list as the person holds it; what is about abuse and safety is left out."""

    things: list[tuple[OnPaper, str]]
    leaves_out: bool


def shortlist_on_paper(referral: Referral) -> ForPaper:
    """Return what of the list is still in the directory, with the note. Three queries."""
    rows = ShortlistItem.objects.filter(referral=referral, removed_at=None)
    notes = dict(rows.values_list("service_id", "note"))
    services = Service.objects.published().filter(pk__in=list(notes)).order_by("name", "pk")
    kept: QuerySet[Service] = services.exclude(needs__contains=[Need.SAFETY])
    things = services_on_paper(kept)
    return ForPaper(
        things=[(thing, notes[thing.pk]) for thing in things],
        leaves_out=services.filter(needs__contains=[Need.SAFETY]).exists(),
    )
