"""What is stale of appointments that were, and of help with journeys."""

from typing import Any

from django.db.models import F, QuerySet

from linkworkers.models import Appointment, AppointmentStatus, RuleKind, TripHelp, TripState
from linkworkers.selectors.due import condition, due_of_case
from referrals.models import GettingThere, TravelHelp
from referrals.onward_states import OPEN
from referrals.states import IN_HAND


@condition(RuleKind.UNRECORDED)
def _unrecorded() -> QuerySet[Any]:
    rows = Appointment.objects.filter(status=AppointmentStatus.BOOKED, referral__status__in=IN_HAND)
    return due_of_case(RuleKind.UNRECORDED, rows.annotate(anchor=F("ends_at")))


@condition(RuleKind.TRAVEL)
def _travel() -> QuerySet[Any]:
    """Ask of journeys to a service, and of those that lead elsewhere."""
    elsewhere = TripHelp.objects.filter(state=TripState.ASKED, referral__status__in=IN_HAND)
    found = due_of_case(RuleKind.TRAVEL, elsewhere.annotate(anchor=F("asked_at")))
    rows = GettingThere.objects.filter(
        help=TravelHelp.ASKED, onward__status__in=OPEN, onward__referral__status__in=IN_HAND
    )
    to_service = due_of_case(
        RuleKind.TRAVEL, rows.annotate(anchor=F("changed_at")), case="onward__referral"
    )
    return found.union(to_service, all=True)
