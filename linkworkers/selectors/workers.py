"""Whom a person can be given to, who is suggested, and why: in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import ORDINARY, Profile
from linkworkers.selectors.absences import absent_workers
from linkworkers.selectors.caseload_words import halves
from referrals.states import IN_HAND
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import CASE_ROLES, Role


@dataclass(frozen=True, slots=True)
class Worker:
    """
    A link worker of the team, as a choice: "Bea Hall: 31 of 40 open".

    `weighs` is what the people they hold weigh, in halves of an ordinary case. `speaks` is the
    language that was asked for, where they speak it.
    """

    id: UUID
    name: str
    held: int
    capacity: int
    weighs: int
    speaks: str = ""
    is_suggested: bool = False

    @property
    def words(self) -> str:
        """Return the choice in words."""
        words = {"name": self.name, "held": self.held, "capacity": self.capacity}
        return _("%(name)s: %(held)d of %(capacity)d open") % words

    @property
    def is_full(self) -> bool:
        """Tell whether one more goes over the capacity."""
        return self.held >= self.capacity

    @property
    def share(self) -> Fraction:
        """Return how much of the agreed capacity is taken, a heavy case for more than one."""
        return Fraction(self.weighs, ORDINARY * max(self.capacity, 1))

    @property
    def reasons(self) -> str:
        """Return in words what speaks for them, and what against."""
        room = self.capacity - self.held
        places = ngettext("Room for %(n)d more", "Room for %(n)d more", room) % {"n": room}
        parts = [
            self._why_suggested() if self.is_suggested else "",
            _("Full") if self.is_full else places,
            self._work() if self.weighs != ORDINARY * self.held else "",
            _("Speaks %(language)s") % {"language": self.speaks} if self.speaks else "",
        ]
        return ". ".join(filter(None, parts))

    def _work(self) -> str:
        return _("As much work as %(n)s ordinary cases") % {"n": halves(self.weighs)}

    def _why_suggested(self) -> str:
        if self.speaks:
            return _(
                "Suggested: of those who speak the language, the least of their capacity taken"
            )
        return _("Suggested: has the least of their capacity taken")


def suggested(workers: Iterable[Worker]) -> Worker | None:
    """Return who should take the next person: by language, then share; nobody who is full."""
    free = [worker for worker in workers if not worker.is_full]
    return min(
        free, key=lambda each: (not each.speaks, each.share, each.name, each.id), default=None
    )


def workers_to_choose(*, actor: Actor, at: datetime, language: str = "") -> list[Worker]:
    """
    Return whom the actor can give a person to: who takes people in the actor's own team, not away.

    One is suggested for somebody who asked for `language`. A link worker can only take a person
    themself. One query.
    """
    rows = Profile.objects.filter(team_id=actor.organisation_id, is_taking_people=True)
    rows = rows.exclude(user__in=absent_workers(team_id=actor.organisation_id, at=at))
    live = Membership.objects.filter(
        user_id=OuterRef("user_id"), organisation_id=OuterRef("team_id"), role__in=CASE_ROLES
    )
    rows = rows.filter(Exists(live.filter(ended_at=None)), user__is_active=True)
    if actor.role == Role.LINK_WORKER:
        rows = rows.filter(user_id=actor.user_id)
    held = Q(user__referrals_held__status__in=IN_HAND) & Q(
        user__referrals_held__team_id=actor.organisation_id
    )
    weight = Coalesce("user__referrals_held__support__weight", ORDINARY)
    rows = rows.annotate(
        held=Count("user__referrals_held", filter=held),
        weighs=Coalesce(Sum(weight, filter=held), 0),
    )
    found = rows.order_by("user__name", "pk").values_list(
        "user_id", "user__name", "held", "capacity", "weighs", "languages"
    )
    workers = [
        Worker(pk, name, count, capacity, weighs, spoken(language, languages))
        for pk, name, count, capacity, weighs, languages in found
    ]
    first = suggested(workers)
    return [replace(each, is_suggested=True) if each is first else each for each in workers]


def spoken(language: str, languages: Iterable[str]) -> str:
    """Return the language asked for if it is one of `languages`, however it is written."""
    asked = language.strip().casefold()
    return language.strip() if asked and asked in {each.casefold() for each in languages} else ""
