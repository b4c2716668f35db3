"""A service's waiting list: who is where in it, and about how long it takes from there."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.models import OnwardReferral, OnwardStep
from referrals.onward_states import Action, Status
from spcore.accounts.actor import Actor

WEEKS = 12  # of the past, that say how fast the list moves
FIRST_COME = (F("answered_at").asc(nulls_last=True), "pk")


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
    rows = _in_line().filter(service__in=services).order_by("service_id", *FIRST_COME)
    line = list(rows.values_list("pk", "service_id", "service__wait_weeks"))
    totals, speed = Counter(service for _pk, service, _said in line), _left(services, at)
    places: Counter[UUID] = Counter()
    found = {}
    for pk, service, said in line:
        places[service] += 1
        if pk in wanted:
            weeks = forecast(places[service], left=speed.get(service, 0), said=said)
            found[pk] = in_words(places[service], totals[service], weeks)
    return found


def _in_line() -> QuerySet[OnwardReferral]:
    return OnwardReferral.objects.with_live_consent().filter(status=Status.WAITING_LIST)


def _moved() -> QuerySet[OnwardStep]:
    """Return the steps that led from a waiting list to a yes."""
    return OnwardStep.objects.filter(action=Action.ACCEPT, came_from=Status.WAITING_LIST)


def _left(services: object, at: datetime) -> dict[UUID, int]:
    since = at - timedelta(weeks=WEEKS)
    steps = _moved().filter(onward__service__in=services, taken_at__gt=since)
    rows = steps.order_by().values_list("onward__service_id").annotate(Count("pk"))
    return dict(rows)


def line_columns(at: datetime) -> dict[str, Any]:
    """
    Return what `line_words` reads of an onward referral, for a JSON object in its own query.

    Nothing is read where it is on no waiting list.
    """
    before = ExpressionWrapper(
        Value(at, DateTimeField()) - Value(timedelta(weeks=WEEKS), DurationField()),
        DateTimeField(),
    )
    steps = _moved().filter(onward__service=OuterRef("service_id"), taken_at__gt=before)
    left = steps.order_by().values("onward__service_id").annotate(n=Count("pk")).values("n")
    line = _in_line().filter(service=OuterRef("service_id")).order_by(*FIRST_COME)
    return {
        "line": _where_waiting(ArraySubquery(line.values("pk"))),
        "left": _where_waiting(Subquery(left)),
        "wait_weeks": "service__wait_weeks",
    }


def _where_waiting(asked: Any) -> Case:
    return Case(When(status=Status.WAITING_LIST, then=asked))


def line_words(row: dict[str, Any]) -> str:
    """Return what `waiting_words` says of an onward referral read with `line_columns`, or ""."""
    line = row["line"] or []
    if row["id"] not in line:
        return ""
    place = line.index(row["id"]) + 1
    return in_words(
        place, len(line), forecast(place, left=row["left"] or 0, said=row["wait_weeks"])
    )


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
