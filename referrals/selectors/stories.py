"""Reads of the stories that people told."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from referrals.models import Scheme, Story, TeamCover
from spcore.accounts.actor import Actor

LATEST, IN_PUBLIC = 50, 2


def stories_of(*, actor: Actor) -> QuerySet[Story]:
    """Return the stories of the actor's scheme, newest first. One query."""
    rows = Story.objects.visible_to(actor).filter(taken_down_at=None)
    return rows.select_related("written_by").order_by("-written_at", "pk")[:LATEST]


def stories_near(*, practice_id: UUID, on: date, need: str = "") -> QuerySet[Story]:
    """Return what the public reads by a practice that day: about a need, where one is asked."""
    schemes = TeamCover.objects.filter(practice_id=practice_id).values("team__parent_id")
    rows = Story.objects.public_on(on).filter(scheme_id__in=schemes)
    if need:
        rows = rows.filter(need=need)
    return rows.order_by("-approved_at", "pk")[:IN_PUBLIC]


def scheme_of(*, actor: Actor) -> Scheme | None:
    """Return the scheme whose stories the actor writes: their own, or their team's."""
    own = Scheme.objects.filter(pk=actor.organisation_id).first()
    return own or Scheme.objects.filter(organisation__children=actor.organisation_id).first()
