"""A service's waiting list: who is where in it, and about how long it takes from there."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import OnwardReferral, OnwardStep
from referrals.onward_states import Action, Status
from spcore.accounts.actor import Actor

WEEKS = 12  # of the past, that say how fast the list moves


def waiting_words(*, actor: Actor, ids: Iterable[UUID], at: datetime) -> dict[UUID, str]:
    """
    Return "Place 2 of 7, about 3 weeks" by onward referral, for those on a waiting list.

    How fast a list moves is how many left it by a yes in the last twelve weeks; where none did,
    the wait the service itself says. Two queries; none where nobody waits.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    services = OnwardReferral.objects.visible_to(actor).filter(pk__in=wanted).values("service_id")
    rows = OnwardReferral.objects.with_live_consent().filter(
        service__in=services, status=Status.WAITING_LIST
    )
    line = list(
        rows.order_by("service_id", F("answered_at").asc(nulls_last=True), "pk").values_list(
            "pk", "service_id", "service__wait_weeks"
        )
    )
    totals, speed = Counter(service for _pk, service, _said in line), _left(services, at)
    places: Counter[UUID] = Counter()
    found = {}
    for pk, service, said in line:
        places[service] += 1
        if pk in wanted:
            weeks = forecast(places[service], left=speed.get(service, 0), said=said)
            found[pk] = in_words(places[service], totals[service], weeks)
    return found


def _left(services: object, at: datetime) -> dict[UUID, int]:
    steps = OnwardStep.objects.filter(
        onward__service__in=services,
        action=Action.ACCEPT,
        came_from=Status.WAITING_LIST,
        taken_at__gt=at - timedelta(weeks=WEEKS),
    )
    rows = steps.order_by().values_list("onward__service_id").annotate(Count("pk"))
    return dict(rows)


def forecast(place: int, *, left: int, said: int | None) -> int | None:
    """Return about how many weeks a place in the list takes; None where nothing says so."""
    if left:
        return ceil(place * WEEKS / left)
    return said


def in_words(place: int, total: int, weeks: int | None) -> str:
    """Return a place in a list as its readers say it."""
    where = _("Place %(place)d of %(total)d") % {"place": place, "total": total}
    if not weeks:
        return where
    about = ngettext("about %(n)d week", "about %(n)d weeks", weeks) % {"n": weeks}
    return f"{where}, {about}"
