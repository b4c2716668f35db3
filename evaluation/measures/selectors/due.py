"""When the wellbeing questions are due, for the reminders of the app below."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from evaluation.measures.models import Assessment, MeasureChoice, Occasion
from linkworkers.models import RuleKind
from linkworkers.selectors.due import cases_due, condition
from referrals.models import Referral
from referrals.states import Status

MONTHS = {
    Occasion.MONTHS_3: timedelta(days=91),
    Occasion.MONTHS_6: timedelta(days=182),
    Occasion.MONTHS_12: timedelta(days=365),
}


@condition(RuleKind.MEASURE)
def measure_due() -> QuerySet[Any]:
    """
    Return the people being helped who were never asked on this case, or not for a month due.

    Only while somebody works with them: what is asked after the end needs an agreement of its own.
    """
    asked = Assessment.objects.filter(referral=OuterRef("pk"))
    rows = Referral.objects.filter(~Exists(asked), status=Status.ACTIVE)
    first = cases_due(RuleKind.MEASURE, rows.annotate(anchor=F("first_contact_at")))
    return first.union(*(_month_due(*each) for each in MONTHS.items()), all=True)


def _month_due(occasion: Occasion, after: timedelta) -> QuerySet[Any]:
    """Return whom the scheme asks that long after the first contact, and nobody has asked."""
    chosen = MeasureChoice.objects.filter(
        scheme=OuterRef("scheme_id"), is_on=True, occasions__contains=[occasion]
    )
    asked = Assessment.objects.filter(referral=OuterRef("pk"), occasion=occasion)
    rows = Referral.objects.filter(Exists(chosen), ~Exists(asked), status=Status.ACTIVE)
    return cases_due(RuleKind.MEASURE, rows.annotate(anchor=F("first_contact_at") + after))
