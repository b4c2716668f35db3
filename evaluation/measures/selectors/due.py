"""When the wellbeing questions are due, for the reminders of the app below."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from evaluation.measures.models import Assessment, Occasion
from evaluation.measures.selectors.afterwards import LATE, MONTHS, after_the_end, month_due
from linkworkers.models import RuleKind
from linkworkers.selectors.due import cases_due, condition
from referrals.models import Referral
from referrals.states import Status

DUE_BEFORE = F("scheme__reminder_rules__due_before")


@condition(RuleKind.MEASURE)
def measure_due() -> QuerySet[Any]:
    """
    Return the people being helped who were never asked on this case, or not for a month due.

    What is asked after the end needs an agreement of its own (practice.md 33).
    """
    asked = Assessment.objects.filter(referral=OuterRef("pk"))
    rows = Referral.objects.filter(~Exists(asked), status=Status.ACTIVE)
    first = cases_due(RuleKind.MEASURE, rows.annotate(anchor=F("first_contact_at")))
    months = [find(one) for one in MONTHS for find in (_during, _afterwards)]
    return first.union(*months, all=True)


def _during(occasion: Occasion) -> QuerySet[Any]:
    return cases_due(RuleKind.MEASURE, month_due(occasion).filter(status=Status.ACTIVE))


def _afterwards(occasion: Occasion) -> QuerySet[Any]:
    rows = after_the_end(month_due(occasion), on=timezone.localdate())
    recent = Q(anchor__gte=DUE_BEFORE - LATE)
    return cases_due(RuleKind.MEASURE, rows, late=Q(anchor__lt=DUE_BEFORE) & recent)
