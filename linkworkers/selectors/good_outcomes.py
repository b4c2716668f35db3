"""What went well for the people somebody worked with: told to whoever helped."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import Goal, GoalStatus
from referrals.models import OnwardReferral, Referral, Step, TimelineEntry
from referrals.onward_states import End
from referrals.onward_states import Status as Onward
from referrals.states import Action, Outcome, Status
from spcore.accounts.actor import Actor
from spcore.ui import dates

LONGEST = timedelta(days=365)
MOST = 30  # of each kind
SHOWN = ("name", "plan", "organisations", "status")


@dataclass(frozen=True, slots=True)
class GoodOutcome:
    """One thing that went well: for whom, what, in whose words, when."""

    person_id: UUID
    title: str
    url: str
    what: str
    words: str
    on: date
    when: str


def good_outcomes(*, actor: Actor, at: datetime) -> list[GoodOutcome]:
    """Return them of the last twelve months, the latest first. Three queries."""
    cases = Referral.objects.readable_by(actor, at=at).filter(link_worker_id=actor.user_id)
    since = at - LONGEST
    found = [*_goals(cases, since), *_closed(cases, since), *_helped(cases, since)]
    return sorted(found, key=lambda row: (row.on, row.title), reverse=True)


def _goals(cases: Any, since: datetime) -> list[GoodOutcome]:
    told = TimelineEntry.objects.filter(object_id=OuterRef("pk")).order_by("-at")
    rows = Goal.objects.filter(referral__in=cases, status=GoalStatus.MET)
    rows = rows.annotate(met_at=Subquery(told.values("at")[:1])).filter(met_at__gt=since)
    rows = rows.select_related("referral__person").order_by("-met_at", "pk")[:MOST]
    return [
        _row(row.referral, _("Reached what they wanted"), row.words, row.met_at) for row in rows
    ]


def _closed(cases: Any, since: datetime) -> list[GoodOutcome]:
    closing = Step.objects.filter(referral=OuterRef("pk"), action=Action.CLOSE).order_by("-pk")
    rows = cases.filter(
        status=Status.CLOSED, outcome=Outcome.GOALS_MET, closed_at__gt=since
    ).annotate(words=Subquery(closing.values("reason")[:1]))
    rows = rows.select_related("person").order_by("-closed_at", "pk")[:MOST]
    return [
        _row(row, _("Closed with their goals met"), row.words or "", row.closed_at) for row in rows
    ]


def _helped(cases: Any, since: datetime) -> list[GoodOutcome]:
    day = timezone.localdate(since)
    rows = OnwardReferral.objects.filter(
        referral__in=cases, status=Onward.ENDED, end=End.HELPED, ended_on__gt=day
    )
    rows = rows.select_related("referral__person", "service").order_by("-ended_on", "pk")[:MOST]
    return [
        _row(row.referral, _("A service says that they got help"), row.service.name, row.ended_on)
        for row in rows
    ]


def _row(case: Referral, what: str, words: str, moment: Any) -> GoodOutcome:
    on = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return GoodOutcome(
        person_id=case.whom.pk,
        title=case.whom.name,
        url=reverse("linkworkers:case_detail", args=[case.pk]),
        what=what,
        words=words,
        on=on,
        when=dates.day(on),
    )
