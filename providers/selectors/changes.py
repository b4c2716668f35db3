"""What changed in the directory near some places since a day: new, changed, paused, ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.models import (
    Closure,
    Funding,
    ListingCheck,
    ListingVersion,
    Service,
    ServiceAtLocation,
    ServiceStatus,
    ServiceWatch,
)
from spcore.accounts.actor import Actor
from spcore.ui import dates

MOST = 100
SOON = timedelta(days=14)  # days of closing that are worth knowing now
MONEY = timedelta(days=92)
METRES = 1000


class ChangeKind(TextChoices):
    """What happened to a service, in the order it is told."""

    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    PAUSED = "paused", gettext_lazy("Paused")
    ENDING = "ending", gettext_lazy("Ending, or ended")


@dataclass(frozen=True, slots=True)
class Near:
    """Where and about what: circles of `within_km` around points of the grid; no needs: all."""

    points: tuple[tuple[int, int], ...]
    within_km: float
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One service and what happened to it; `is_found`: it still has a page for everybody."""

    pk: UUID
    name: str
    provider: str
    kind: ChangeKind
    words: str
    is_watched: bool
    is_found: bool


def changes_near(*, actor: Actor, near: Near, since: datetime, on: date) -> list[ChangeRow]:
    """
    Return what changed near, and what changed of the services that the actor watches.

    That a listing was only confirmed is no change. Three queries, whatever there is.
    """
    mine = ServiceWatch.objects.visible_to(actor).filter(service=OuterRef("pk"))
    closing = Closure.objects.filter(service=OuterRef("pk"), starts_on__range=(on, on + SOON))
    money = _money(actor, on).filter(service=OuterRef("pk"))
    rows = Service.objects.filter(is_private=False, provider_is_open=True).annotate(
        is_watched=Exists(mine),
        was_edited=Exists(ListingVersion.objects.filter(service=OuterRef("pk"), at__gte=since)),
        was_checked=Exists(ListingCheck.objects.filter(service=OuterRef("pk"), at__gte=since)),
        closes=Exists(closing),
        money_ends=Exists(money),
    )
    moved = Q(modified_at__gte=since) | Q(hidden_on__gte=timezone.localdate(since))
    moved |= Q(closes=True) | Q(money_ends=True)
    rows = rows.filter(moved).filter(Q(is_watched=True) | _is_near(near))
    found = [(row, kind) for row in rows.order_by("name", "pk") if (kind := _kind(row, since))]
    shown = sorted(found, key=lambda pair: list(ChangeKind).index(pair[1]))[:MOST]
    words = _endings(actor, [row.pk for row, _kind in shown], on)
    return [_row(row, kind, words.get(row.pk, "")) for row, kind in shown]


def _is_near(near: Near) -> Q:
    here = Q(pk__in=[])
    for easting, northing in near.points:
        here |= Q(location__point__within=(easting, northing, near.within_km * METRES))
    place = ServiceAtLocation.objects.filter(here, service=OuterRef("pk"))
    wanted = Q(needs__overlap=list(near.needs)) if near.needs else Q()
    return Q(Exists(place)) & wanted


def _money(actor: Actor, on: date) -> QuerySet[Funding]:
    return Funding.objects.visible_to(actor).filter(ends_on__range=(on, on + MONEY))


def _kind(row: Service, since: datetime) -> ChangeKind | None:
    """Return what happened to it since; None where nothing did that anybody needs to know."""
    is_moved = row.modified_at >= since
    if row.status != ServiceStatus.ACTIVE or row.hidden_on:
        if not is_moved and not _was_hidden(row, since):
            return None
        return ChangeKind.ENDING if row.status == ServiceStatus.DEFUNCT else ChangeKind.PAUSED
    if row.closes or row.money_ends:  # type: ignore[attr-defined]
        return ChangeKind.ENDING
    if row.created_at >= since:
        return ChangeKind.NEW
    is_changed = row.was_edited or not row.was_checked  # type: ignore[attr-defined]
    return ChangeKind.CHANGED if is_moved and is_changed else None


def _was_hidden(row: Service, since: datetime) -> bool:
    return row.hidden_on is not None and row.hidden_on >= timezone.localdate(since)


def _endings(actor: Actor, pks: Sequence[UUID], on: date) -> dict[UUID | None, str]:
    """Return when each closes for some days, or when money for it ends, in words."""
    words: dict[UUID | None, str] = {}
    for line in _money(actor, on).filter(service__in=pks).order_by("-ends_on", "pk"):
        text = _("Money for it ends on %(day)s") % {"day": dates.day(line.ends_on)}
        words[line.service_id] = text
    closing = Closure.objects.filter(service__in=pks, starts_on__range=(on, on + SOON))
    for row in closing.order_by("-starts_on", "pk"):
        days = {"first": dates.day(row.starts_on), "last": dates.day(row.ends_on)}
        words[row.service_id] = _("Closed from %(first)s to %(last)s") % days
    return words


def _row(row: Service, kind: ChangeKind, ending: str) -> ChangeRow:
    is_found = row.status == ServiceStatus.ACTIVE
    words = ending
    if row.hidden_on:
        words = _("Nobody can be reached there")
    elif not is_found:
        words = str(ServiceStatus(row.status).label)
    return ChangeRow(
        pk=row.pk,
        name=row.name,
        provider="" if row.provider_name == row.name else row.provider_name,
        kind=kind,
        words=words,
        is_watched=row.is_watched,  # type: ignore[attr-defined]
        is_found=is_found,
    )
