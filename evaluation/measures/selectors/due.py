"""When the wellbeing questions are due, for the reminders of the app below."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from evaluation.measures.models import Assessment, Occasion
from evaluation.measures.selectors.afterwards import (
    LATE,
    MONTHS,
    after_the_end,
    chosen,
    month_due,
    of_age,
)
from evaluation.measures.selectors.suiting import something_to_ask
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
    rows = of_age(rows.annotate(anchor=F("first_contact_at")))
    first = cases_due(RuleKind.MEASURE, rows.filter(something_to_ask(Occasion.BASELINE)))
    months = [find(one) for one in MONTHS for find in (_during, _afterwards)]
    return first.union(*months, all=True)


def _during(occasion: Occasion) -> QuerySet[Any]:
    """
    Leave out a month once a later one is due too, and before anybody asked at all.

    Else a worker would be told to ask the same twice in a week.
    """
    late = Q(anchor__lt=DUE_BEFORE)
    for later, after in MONTHS.items():
        if after > MONTHS[occasion]:
            late &= Q(first_contact_at__gte=DUE_BEFORE - after) | ~Exists(chosen(later))
    asked = Assessment.objects.filter(referral=OuterRef("pk"))
    rows = month_due(occasion).filter(Exists(asked), status=Status.ACTIVE)
    return cases_due(RuleKind.MEASURE, rows, late=late)


def _afterwards(occasion: Occasion) -> QuerySet[Any]:
    rows = after_the_end(month_due(occasion), on=timezone.localdate())
    recent = Q(anchor__gte=DUE_BEFORE - LATE)
    return cases_due(RuleKind.MEASURE, rows, late=Q(anchor__lt=DUE_BEFORE) & recent)
