"""What hangs on a case, as arrays beside its row: one query, however much there is."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from linkworkers.models import Goal, PlanAction, PlanVersion, Progress, VisitRule
from referrals.models import (
    Concern,
    Consent,
    MustRead,
    OnwardMessage,
    OnwardReferral,
    OnwardSide,
    Referral,
)
from referrals.selectors.clocks import last_taken
from referrals.selectors.waiting import line_columns
from referrals.states import Action, Status
from spcore.prepared import MOMENT

GOAL = JSONObject(
    id="pk",
    words="words",
    importance="importance",
    need="need",
    outcome="outcome",
    status="status",
    next=Subquery(
        PlanAction.objects.filter(goal=OuterRef("pk"), progress=Progress.TODO)
        .order_by(F("place").asc(nulls_first=True), "due_on", "added_at", "pk")
        .values("what")[:1]
    ),
)
ONWARD = JSONObject(
    id="pk",
    service="service__name",
    service_id="service_id",
    provider="provider__organisation__name",
    status="status",
    kind="kind",
    move="whose_move",
    end="end",
    sent="sent_at",
    days="referral__scheme__provider_answer_days",
    booked="booked_for",
    times_came="times_came",
    started_on="started_on",
    first_came_on="first_came_on",
    last_came_on="last_came_on",
    introduced_on="introduced_on",
    still_going_on="still_going_on",
    missed_on="missed_on",
    goes="getting_there__goes",
    goes_name="getting_there__companion",
    way="getting_there__way",
    travel_help="getting_there__help",
    reason="decline_reason",
    note="decline_note",
    unread=Exists(
        OnwardMessage.objects.filter(onward=OuterRef("pk"), side=OnwardSide.PROVIDER, read_at=None)
    ),
    **line_columns(MOMENT),
)
CONSENT = JSONObject(
    purpose="purpose",
    provider="provider__organisation__name",
    yes="is_given",
    how="how",
    given="given_at",
    withdrawn="withdrawn_at",
    review="review_on",
)
MUST_READ = JSONObject(id="pk", warns="warns", words="words")


def hanging() -> dict[str, Any]:
    """
    Return the plan; onward referrals, agreements, concerns, warnings as arrays by the case.

    For a prepared statement: how fast a waiting list moves is asked as at MOMENT.
    """
    goals = Goal.objects.filter(referral=OuterRef("pk")).order_by("agreed_at", "pk")
    onward = OnwardReferral.objects.filter(referral=OuterRef("pk")).order_by("created_at", "pk")
    consents = Consent.objects.filter(person_id=OuterRef("person_id")).order_by("given_at", "pk")
    concerns = Concern.objects.about_the_person().filter(referral=OuterRef("pk")).open()
    concerns = concerns.order_by("raised_at", "pk")
    unread = MustRead.objects.filter(referral=OuterRef("pk")).unread().order_by("warns", "pk")
    agreed = PlanVersion.objects.filter(referral=OuterRef("pk")).order_by("-number")
    asked = Referral.objects.filter(
        Q(first_help_at=None) | Q(pk=OuterRef("pk")),
        person_id=OuterRef("person_id"),
        scheme_id=OuterRef("scheme_id"),
        submitted_at__lte=OuterRef("submitted_at"),
    ).exclude(status=Status.ENTERED_IN_ERROR)
    return {
        "first_asked_at": Subquery(asked.order_by("submitted_at", "pk").values("submitted_at")[:1]),
        "plan_agreed_on": Subquery(agreed.values("agreed_on")[:1]),
        "plan_review_on": F("plan__review_on"),
        "resumed_at": last_taken(Action.RESUME),
        "goal_rows": ArraySubquery(goals.values(json=GOAL)),
        "onward_rows": ArraySubquery(onward.values(json=ONWARD)),
        "consent_rows": ArraySubquery(consents.values(json=CONSENT)),
        "needs_two": Exists(VisitRule.objects.filter(referral=OuterRef("pk"), needs_two=True)),
        "concerns_open": ArraySubquery(concerns.values("pk")),
        "must_read_rows": ArraySubquery(unread.values(json=MUST_READ)),
    }
