"""The team's register of volunteers who go along."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import Companion, GettingThere
from referrals.models.companion import CHECKS_LAST
from referrals.onward_states import OPEN
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """One volunteer in words; `why_not` says why they may not go along now."""

    id: UUID
    name: str
    phone: str
    facts: tuple[str, ...]
    why_not: str
    has_ended: bool


def companions(*, actor: Actor, at: datetime) -> list[CompanionRow]:
    """Return the register: who may go along first, who has left last. One query."""
    along = Count("journeys", filter=Q(journeys__onward__status__in=OPEN))
    rows = Companion.objects.visible_to(actor).annotate(along=along)
    rows = rows.select_related("checks_seen_by").order_by(
        F("ended_on").asc(nulls_first=True), "name", "pk"
    )
    today = timezone.localdate(at)
    found = [_row(row, row.along, today) for row in rows]
    return sorted(found, key=lambda row: (row.has_ended, bool(row.why_not)))


def companion_for(*, actor: Actor, companion_id: UUID) -> Companion:
    """Return one. :raises NotVisible:"""
    row = Companion.objects.visible_to(actor).filter(pk=companion_id).first()
    if row is None:
        raise NotVisible
    return row


def volunteers_to_choose(
    *, actor: Actor, at: datetime, held: GettingThere | None
) -> list[tuple[str, str]]:
    """Return whoever may go along, for a choice, and whoever was chosen before. One query."""
    rows = Companion.objects.visible_to(actor)
    ready = rows.ready_on(timezone.localdate(at))
    if held is not None and held.volunteer_id is not None:
        ready = ready | rows.filter(pk=held.volunteer_id)
    return [(str(pk), name) for pk, name in ready.order_by("name", "pk").values_list("pk", "name")]


def _row(row: Companion, along: int, today: date) -> CompanionRow:
    seen = {"day": dates.day(row.checks_seen_on), "who": getattr(row.checks_seen_by, "name", "")}
    people = ngettext("goes along with %(n)d person", "goes along with %(n)d people", along)
    facts = (
        _("from %(who)s") % {"who": row.lent_by} if row.lent_by else "",
        _("checks seen %(day)s by %(who)s") % seen if row.checks_seen_on else "",
        _("trained %(day)s") % {"day": dates.day(row.trained_on)} if row.trained_on else "",
        people % {"n": along} if along else "",
        _("left %(day)s") % {"day": dates.day(row.ended_on)} if row.ended_on else "",
    )
    return CompanionRow(
        id=row.pk,
        name=row.name,
        phone=row.phone,
        facts=tuple(filter(None, facts)),
        why_not="" if row.ended_on else _why_not(row, today),
        has_ended=row.ended_on is not None,
    )


def _why_not(row: Companion, today: date) -> str:
    if row.checks_seen_on is None:
        return _("Nobody has seen their checks yet")
    if row.checks_seen_on < today - CHECKS_LAST:
        return _("Their checks were seen more than 3 years ago: see them again")
    return "" if row.trained_on else _("Not trained yet in safeguarding and confidentiality")
