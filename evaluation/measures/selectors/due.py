"""When the wellbeing questions are due, for the reminders of the app below."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from evaluation.measures.models import Assessment
from linkworkers.models import RuleKind
from linkworkers.selectors.due import cases_due, condition
from referrals.models import Referral
from referrals.states import Status


@condition(RuleKind.MEASURE)
def measure_due() -> QuerySet[Any]:
    """Return the people being helped who were never asked on this case."""
    asked = Assessment.objects.filter(referral=OuterRef("pk"))
    rows = Referral.objects.filter(~Exists(asked), status=Status.ACTIVE)
    return cases_due(RuleKind.MEASURE, rows.annotate(anchor=F("first_contact_at")))
