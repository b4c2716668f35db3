"""What is stale of goals and plans: when to look again, and what was due in one."""

from typing import Any

from django.db.models import DateTimeField, F, QuerySet
from django.db.models.functions import Cast, Greatest

from linkworkers.models import (
    Goal,
    GoalStatus,
    Plan,
    PlanAction,
    PlanVersion,
    Progress,
    RuleKind,
)
from linkworkers.selectors.due import cases_due, condition, hung_due, last_of
from referrals.models import Referral
from referrals.states import Status


@condition(RuleKind.REVIEW)
def _review() -> QuerySet[Any]:
    """Leave out whose plan has a day of its own."""
    rows = Referral.objects.filter(status=Status.ACTIVE).exclude(plan__review_on__isnull=False)
    since = Greatest(
        F("first_contact_at"),
        last_of(Goal.objects.all(), "agreed_at", referral="pk"),
        last_of(PlanVersion.objects.all(), "taken_at", referral="pk"),
    )
    return cases_due(RuleKind.REVIEW, rows.annotate(anchor=since))


@condition(RuleKind.PLAN_REVIEW)
def _plan_review() -> QuerySet[Any]:
    rows = Plan.objects.filter(referral__status=Status.ACTIVE, review_on__isnull=False)
    return hung_due(RuleKind.PLAN_REVIEW, rows.annotate(anchor=_beginning("review_on")))


@condition(RuleKind.PLAN_STEP)
def _plan_step() -> QuerySet[Any]:
    """Ask once for each day, however much was planned for it."""
    rows = PlanAction.objects.filter(
        referral__status=Status.ACTIVE,
        goal__status=GoalStatus.OPEN,
        progress=Progress.TODO,
        due_on__isnull=False,
    )
    return hung_due(RuleKind.PLAN_STEP, rows.annotate(anchor=_beginning("due_on"))).distinct()


def _beginning(day: str) -> Cast:
    return Cast(day, DateTimeField())
