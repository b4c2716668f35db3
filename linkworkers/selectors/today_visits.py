"""First visits at services that were booked for today or before, and nobody has said went well."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from linkworkers.selectors.caseload import open_to
from referrals.models import OnwardReferral
from referrals.onward_states import Status
from referrals.selectors.ages import missed_words
from referrals.selectors.getting_there import journey_words
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.prepared import DAY, ORGANISATION, USER, Prepared, prepare
from spcore.ui import dates

MOST = 40
_PERSON = "referral__person__"
_JOURNEY = tuple(f"getting_there__{name}" for name in ("goes", "companion", "way", "help"))


@dataclass(frozen=True, slots=True)
class DayVisit:
    """One first visit, in words; `attend` is where a tap goes. `on_paper` names nobody."""

    person_id: UUID
    url: str
    attend: str
    title: str
    initials: str
    service: str
    when: str
    journey: str
    missed: str
    on_paper: str


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
    columns = (
        "pk",
        "referral_id",
        "referral__person_id",
        f"{_PERSON}birth_date",
        "booked_for",
        "service__name",
        *_JOURNEY,
        *names,
    )
    return prepare(rows.order_by("booked_for", "pk").values_list(*columns)[:MOST])


def _row(pk: UUID, referral_id: UUID, person_id: UUID, born: date, *said: Any) -> DayVisit:
    booked, service, goes, companion, way, travel_help, preferred, given, family = said
    known = preferred or given
    goes, way = goes or "", way or ""
    journey = journey_words(goes, companion or "", way, travel_help or "")
    return DayVisit(
        person_id=person_id,
        url=reverse("linkworkers:case_detail", args=[referral_id]),
        attend=reverse("referrals:onward_attend", args=[pk]),
        title=f"{known} {family}",
        initials=f"{known[:1]}{family[:1]}",
        service=service,
        when=dates.when(booked),
        journey="; ".join(journey),
        missed=missed_words(born, on=timezone.localdate(booked)),
        on_paper="; ".join(journey_words(goes, "", way)),
    )
