"""Lines of money and when they end, in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from providers.models import Funding, Service
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.ui import dates

SOON = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class FundingRow:
    """One line as its own provider reads it."""

    pk: UUID
    funder: str
    what: str
    days: str
    left: str
    amount: Decimal | None
    is_public: bool


def funding_of(*, actor: Actor, on: date) -> list[FundingRow]:
    """Return the actor's own lines, what ends first at the top. One query."""
    rows = Funding.objects.own_to(actor).select_related("service")
    return [_row(row, on) for row in rows.order_by("ends_on", "funder", "pk")]


def own_funding(*, actor: Actor, funding_id: UUID) -> Funding:
    """Return one of the actor's own lines. :raises NotVisible:"""
    line = Funding.objects.own_to(actor).filter(pk=funding_id).first()
    if line is None:
        raise NotVisible
    return line


def funding_ending(*, actor: Actor, on: date) -> QuerySet[Funding]:
    """Return the lines the actor may know of that end within six months, the nearest first."""
    rows = Funding.objects.visible_to(actor).filter(ends_on__gte=on, ends_on__lte=on + SOON)
    rows = rows.select_related("service", "provider__organisation").defer("amount", "terms")
    return rows.order_by("ends_on", "pk")


def services_of_own(*, actor: Actor) -> QuerySet[Service]:
    """Return the services a line may be for, by name."""
    return Service.objects.filter(provider_id=actor.organisation_id).order_by("name", "pk")


def left_words(ends_on: date | None, *, on: date) -> str:
    """Return how long the money lasts; nothing where it is far off."""
    if ends_on is None:
        return ""
    days = (ends_on - on).days
    if days < 0:
        return _("Ended")
    if days > SOON.days:
        return ""
    if days < 31:
        return ngettext("Ends in %(n)d day", "Ends in %(n)d days", days) % {"n": days}
    return ngettext("Ends in %(n)d month", "Ends in %(n)d months", days // 30) % {"n": days // 30}


def _row(row: Funding, on: date) -> FundingRow:
    span = (dates.day(row.starts_on), dates.day(row.ends_on))
    return FundingRow(
        pk=row.pk,
        funder=row.funder,
        what=row.service.name if row.service else _("All that we do"),
        days=" – ".join(filter(None, span)),
        left=left_words(row.ends_on, on=on),
        amount=row.amount,
        is_public=row.is_public,
    )
