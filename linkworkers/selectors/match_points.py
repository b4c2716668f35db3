"""What each reason counts when services are matched, in a scheme and in words."""

from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.models import MatchPoints
from providers import selectors as providers


def points_of(scheme_id: UUID) -> MatchPoints:
    """Return what a scheme changed; unsaved where it changed nothing. One query."""
    found = MatchPoints.objects.filter(scheme_id=scheme_id).first()
    return found or MatchPoints(scheme_id=scheme_id)


def weights_of(held: MatchPoints) -> dict[str, int]:
    """Return the points of every reason: the scheme's own where it has some."""
    return {name: held.points.get(name, usual) for name, usual in providers.WEIGHTS.items()}


def reasons_in_words() -> dict[str, str]:
    """Return each reason in words, by its name."""
    return {
        "need": _("For each need it helps with"),
        "near": _("The nearer, the more: at most"),
        "no_travel": _("No journey, for somebody who stays at home"),
        "places": _("It has places; as many less when it is full"),
        "wait": _("Less when the wait is over 8 weeks"),
        "free": _("Free, where that was asked; as many less when it costs something"),
        "language": _("Their language is spoken"),
        "access": _("For each thing the place must have and is known to have"),
        "preference": _("For each thing that suits them; as many less when it is known not to"),
        "transport": _("Help with getting there, where that was asked"),
        "assured": _("It can receive a referral from here"),
        "fresh": _("It was checked in the last 3 months"),
        "stale": _("Less when nobody checked it for 6 months"),
    }


def points_in_words(weights: dict[str, int]) -> list[tuple[str, int]]:
    """Return what each reason counts at most, in words."""
    words = reasons_in_words()
    return [(words[name], points) for name, points in weights.items()]
