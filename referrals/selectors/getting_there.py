"""How somebody gets to a service, in words; and what help with journeys came to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from referrals.models import GettingThere, Goes, OnwardReferral, TravelHelp, Way

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Help:
    """Help with journeys of a year: how often asked, booked, refused, and pounds spent."""

    waiting: int
    booked: int
    refused: int
    cost: Decimal


def journey_of(onward: OnwardReferral) -> GettingThere | None:
    """Return how they get there; None where nobody asked. One query, or none where it is loaded."""
    return getattr(onward, "getting_there", None)


def journey_words(goes: str, companion: str, way: str, help_code: str = "") -> list[str]:
    """Return a journey in words: who goes along, by what way, what became of the help."""
    return [
        *([_("goes along: %(who)s") % {"who": companion or goes_words(goes)}] if goes else []),
        *([str(Way(way).label)] if way else []),
        *([_help_words(help_code)] if help_code else []),
    ]


def _help_words(code: str) -> str:
    return _("travel help: %(how)s") % {"how": _low(TravelHelp(code).label)}


def goes_words(goes: str) -> str:
    """Return who goes along, to stand within a sentence."""
    return _low(Goes(goes).label) if goes else ""


def _low(label: object) -> str:
    words = str(label)
    return words[:1].lower() + words[1:]


def companion_for_service(onward: OnwardReferral) -> str:
    """Return who comes along, as the service is told once it accepts."""
    journey = journey_of(onward)
    if journey is None or not journey.is_shared:
        return onward.companion
    named = Goes(journey.goes).label if journey.goes else ""
    return ": ".join(filter(None, [str(named), journey.companion])) or onward.companion


def way_for_service(onward: OnwardReferral) -> str:
    """Return by what way they come, where the service may know."""
    journey = journey_of(onward)
    return str(journey.get_way_display()) if journey and journey.is_shared else ""


def help_of_team(*, team_id: UUID | None, worker_id: UUID | None, at: datetime) -> Help:
    """Return what help with journeys came to in the last year. One query."""
    rows = GettingThere.objects.filter(onward__referral__team_id=team_id, changed_at__gt=at - YEAR)
    if worker_id is not None:
        rows = rows.filter(onward__referral__link_worker_id=worker_id)
    found = rows.aggregate(
        waiting=Count("pk", filter=Q(help=TravelHelp.ASKED)),
        booked=Count("pk", filter=Q(help=TravelHelp.BOOKED)),
        refused=Count("pk", filter=Q(help=TravelHelp.REFUSED)),
        cost=Sum("cost", default=Decimal(0)),
    )
    return Help(**found)
