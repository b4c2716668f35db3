"""What services answered lately and nobody of the team has read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.db.models.functions import Now
from django.urls import reverse

from linkworkers.selectors.caseload import open_to
from referrals.models import OnwardStep
from referrals.onward_states import Action, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.prepared import ORGANISATION, USER, Prepared, prepare
from spcore.ui import dates

LONGEST = timedelta(days=14)  # older ones are on the person's page alone
MOST = 40
ANSWERS = (
    *(Action.ACCEPT, Action.PUT_ON_LIST, Action.DECLINE, Action.EXPIRE, Action.PASS_ON),
    *(Action.BOOK, Action.START, Action.MISS, Action.END),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The last thing a service did with one onward referral, in words."""

    step_id: int
    person_id: UUID
    url: str
    title: str
    words: str
    when: str


def unread(*, actor: Actor, at: datetime) -> list[Answer]:
    """Return the latest of each onward referral, the oldest first. One query."""
    rows = _latest(actor.role).rows({USER: actor.user_id, ORGANISATION: actor.organisation_id})
    return [_answer(*row, at=at) for row in sorted(rows, key=lambda row: row[2])]


@cache
def _latest(role: Role | None) -> Prepared:
    """Write the statement out."""
    steps = OnwardStep.objects.filter(
        onward__referral__in=open_to(Actor(role, USER, ORGANISATION)),
        action__in=ANSWERS,
        taken_at__gte=Now() - LONGEST,
        read=None,
    ).exclude(taken_by_id=USER)
    person = "onward__referral__person__"
    latest = steps.order_by("onward_id", "-taken_at", "-pk").distinct("onward_id")
    return prepare(
        latest.values_list(
            *("pk", "went_to", "taken_at", "onward__referral_id", "onward__referral__person_id"),
            *(f"{person}preferred_name", f"{person}given_name", f"{person}family_name"),
            "onward__service__name",
        )[:MOST]
    )


def _answer(
    step_id: int,
    status: str,
    taken_at: datetime,
    referral_id: UUID,
    person_id: UUID,
    *names: str,
    at: datetime,
) -> Answer:
    preferred, given, family, service = names
    return Answer(
        step_id=step_id,
        person_id=person_id,
        url=reverse("linkworkers:case_detail", args=[referral_id]),
        title=f"{preferred or given} {family}",
        words=f"{service}: {str(Status(status).label).lower()}",
        when=dates.ago(taken_at, at=at),
    )
