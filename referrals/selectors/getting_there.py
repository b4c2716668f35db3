"""How somebody gets to a service, in words; what help with journeys came to, and what waits."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from referrals.models import GettingThere, Goes, OnwardReferral, TravelHelp, Way
from referrals.onward_states import OPEN
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role

YEAR = timedelta(days=365)
MOST = 50
WAITS = Q(help=TravelHelp.ASKED, onward__status__in=OPEN)


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


def way_words(way: str) -> str:
    """Return how somebody travels, to stand within a sentence."""
    return _low(Way(way).label) if way else ""


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


def journeys_by_kind(*, actor: Actor, at: datetime) -> list[tuple[str, str, int, Decimal]]:
    """
    Return a year's help with journeys to services: kind, what became of it, how often, pounds.

    With a link worker's people, or the team's. What was asked for and is over counts for neither.
    One query.
    """
    rows = _of_year(GettingThere.objects.exclude(help=""), actor, at)
    rows = rows.exclude(~Q(onward__status__in=OPEN), help=TravelHelp.ASKED).order_by()
    counted = rows.values_list("help_kind", "help").annotate(
        n=Count("pk"), pounds=Sum("cost", default=Decimal(0))
    )
    return list(counted)


def help_to_book(*, actor: Actor, at: datetime) -> list[GettingThere]:
    """Return what waits and the actor may open, the oldest first, at most `MOST`. One query."""
    rows = _of_year(GettingThere.objects.visible_to(actor), actor, at).filter(WAITS)
    rows = rows.select_related("onward__service", "onward__referral", "owner")
    return list(rows.order_by("changed_at", "pk")[:MOST])


def _of_year(rows: QuerySet, actor: Actor, at: datetime) -> QuerySet:
    rows = rows.filter(onward__referral__team_id=actor.organisation_id, changed_at__gt=at - YEAR)
    if actor.role == Role.LINK_WORKER:
        return rows.filter(onward__referral__link_worker_id=actor.user_id)
    return rows
