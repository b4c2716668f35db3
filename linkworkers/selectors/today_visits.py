"""First visits at services that were booked for today or before, and nobody has said went well."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from linkworkers.selectors.caseload import open_to
from referrals.models import OnwardReferral
from referrals.onward_states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.prepared import DAY, ORGANISATION, USER, Prepared, prepare
from spcore.ui import dates

MOST = 40
_PERSON = "referral__person__"


@dataclass(frozen=True, slots=True)
class DayVisit:
    """One first visit, in words; `attend` is where a tap goes."""

    person_id: UUID
    url: str
    attend: str
    title: str
    service: str
    when: str


def visits_of_day(*, actor: Actor, at: datetime) -> list[DayVisit]:
    """Return those of the actor's own people, the oldest first. One query."""
    values = {
        USER: actor.user_id,
        ORGANISATION: actor.organisation_id,
        DAY: timezone.localdate(at),
    }
    return [_row(*row) for row in _page(actor.role).rows(values)]


@cache
def _page(role: Role | None) -> Prepared:
    """Write the statement out. The index narrows by case, London's day decides."""
    rows = OnwardReferral.objects.filter(
        referral__in=open_to(Actor(role, USER, ORGANISATION)),
        status=Status.BOOKED,
        booked_for__lt=Now() + timedelta(days=2),
        booked_for__date__lte=DAY,
    )
    names = (f"{_PERSON}{name}" for name in ("preferred_name", "given_name", "family_name"))
    columns = ("pk", "referral_id", "referral__person_id", "booked_for", "service__name", *names)
    return prepare(rows.order_by("booked_for", "pk").values_list(*columns)[:MOST])


def _row(pk: UUID, referral_id: UUID, person_id: UUID, booked: datetime, *said: Any) -> DayVisit:
    service, preferred, given, family = said
    return DayVisit(
        person_id=person_id,
        url=reverse("linkworkers:case_detail", args=[referral_id]),
        attend=reverse("referrals:onward_attend", args=[pk]),
        title=f"{preferred or given} {family}",
        service=service,
        when=dates.when(booked),
    )
