"""The public form: which team somebody comes to, when somebody reads it, what waits to be read."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from referrals.models import (
    ActKind,
    CameBy,
    Concern,
    ConcernAct,
    FormAnswers,
    Referral,
    Scheme,
    TeamCover,
)
from referrals.selectors.concerns import LINE, ConcernLine, ConcernRow, concern_row
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.places.selectors import place_of
from spcore.prepared import MOMENT, ORGANISATION, USER, Prepared, prepare
from spcore.ui import dates
from spcore.working_days import Hours

MOST = 10
NEAR = 16_000  # metres: ten miles
READ_NOW = 20


@dataclass(frozen=True, slots=True)
class PracticeFound:
    """A practice whose people may come by the public form, and the form's address."""

    name: str
    address: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """When the public form is read: is somebody there now, their hours, and from when at latest."""

    is_staffed: bool
    hours: str
    starts: str


def team_taking_self_referrals(*, team_id: UUID) -> Organisation:
    """
    Return a team to whom people may refer themselves.

    :raises NotVisible: unless its scheme takes self-referrals and somebody there would own a
        concern: no way in exists with an empty rota (security.md L4).
    """
    team = teams_taking().filter(pk=team_id).select_related("parent__scheme").first()
    if team is None:
        raise NotVisible
    return team


def teams_taking() -> QuerySet[Organisation]:
    """Return the teams to whom people may refer themselves: somebody there would own a concern."""
    live = Membership.objects.live().filter(user__is_active=True)
    in_team = live.filter(
        organisation_id=OuterRef("pk"), role__in=[Role.SUPERVISOR, Role.LINK_WORKER]
    )
    lead = live.filter(organisation_id=OuterRef("parent"), role=Role.SAFEGUARDING_LEAD)
    rows = Organisation.objects.filter(
        kind=OrganisationKind.TEAM, is_open=True, parent__scheme__takes_self_referrals=True
    )
    return rows.filter(Exists(in_team) | Exists(lead))


def practices_of_team(*, team_id: UUID) -> list[tuple[UUID, str]]:
    """Return the practices the team serves, by name."""
    rows = Organisation.objects.filter(
        covered_by__team_id=team_id, kind=OrganisationKind.PRACTICE, is_open=True
    )
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def practices_found(*, words: str) -> list[PracticeFound]:
    """
    Return the practices near a postcode, nearest first, or those whose name holds every word.

    Only practices served by a team that takes self-referrals. Two queries.
    """
    rows = TeamCover.objects.filter(
        team__in=teams_taking(), practice__kind=OrganisationKind.PRACTICE, practice__is_open=True
    )
    place = place_of(words)
    if place is not None:
        rows = _near(rows, place.easting, place.northing)
    elif len(words.strip()) > 2:
        for word in words.split():
            rows = rows.filter(practice__name__icontains=word)
        rows = rows.order_by("practice__name", "pk")
    else:
        return []
    return [_found(cover) for cover in rows.select_related("practice")[:MOST]]


def _near(rows: QuerySet[TeamCover], easting: int, northing: int) -> QuerySet[TeamCover]:
    east, north = F("practice__easting") - easting, F("practice__northing") - northing
    rows = rows.filter(
        practice__easting__range=(easting - NEAR, easting + NEAR),
        practice__northing__range=(northing - NEAR, northing + NEAR),
    )
    return rows.annotate(squared=east * east + north * north).order_by("squared", "pk")


def _found(cover: TeamCover) -> PracticeFound:
    form = reverse("referrals:self_referral_add", args=[cover.team_id])
    address = ", ".join(filter(None, [cover.practice.address, cover.practice.postcode]))
    return PracticeFound(cover.practice.name, address, f"{form}?practice={cover.practice_id}")


def reading_of(scheme: Scheme, *, at: datetime) -> Reading:
    """Return when somebody of the scheme reads what comes by the public form."""
    hours = scheme.hours
    opening = hours.next_opening(at)
    return Reading(
        is_staffed=hours.is_open(at),
        hours=hours_words(hours),
        starts=f"{dates.weekday(opening)} {dates.when(opening)}",
    )


def hours_words(hours: Hours) -> str:
    """Return "Monday to Friday, 9am to 5pm, but not on bank holidays"."""
    days = sorted(hours.days)
    in_a_row = days == list(range(days[0], days[-1] + 1)) and len(days) > 2
    names = [dates.WEEKDAYS[number] for number in days]
    span = _("%(first)s to %(last)s") % {"first": _(names[0]), "last": _(names[-1])}
    return _("%(days)s, %(opens)s to %(closes)s, but not on bank holidays") % {
        "days": span if in_a_row else ", ".join(_(name) for name in names),
        "opens": dates.time_of(hours.opens),
        "closes": dates.time_of(hours.closes),
    }


def sent_with(*, nonce: UUID) -> Referral | None:
    """Return the self-referral already sent with this form, if it was; its digest with it."""
    return Referral.objects.filter(nonce=nonce).select_related("form_answers").first()


def same_form_lately(*, digest: str, team_id: UUID, since: datetime) -> Referral | None:
    """Return a self-referral to this team that said exactly the same, sent since then."""
    rows = FormAnswers.objects.filter(
        digest=digest, referral__team_id=team_id, referral__submitted_at__gte=since
    )
    held = rows.select_related("referral").order_by("referral__submitted_at").first()
    return held.referral if held else None


def read_now(*, actor: Actor, at: datetime) -> list[ConcernRow]:
    """
    Return what nobody has taken over of what unwatched forms brought, oldest first; one query.

    With it come the open concerns that wait for the actor, which `is_unattended` tells apart.
    """
    asked = {USER: actor.user_id, ORGANISATION: actor.organisation_id, MOMENT: at}
    return [concern_row(ConcernLine(*row), at) for row in _read_now(actor.role).rows(asked)]


@cache
def _read_now(role: Role | None) -> Prepared:
    told = ConcernAct.objects.filter(concern_id=OuterRef("pk"), kind=ActKind.TOLD, user_id=USER)
    rows = Concern.objects.visible_to(Actor(role, USER, ORGANISATION), at=MOMENT).open()
    rows = rows.filter(~Q(came_by=CameBy.COLLEAGUE) | Q(owner_id=USER) | Exists(told))
    return prepare(rows.order_by("raised_at", "pk").values_list(*LINE)[:READ_NOW])


def read_now_owners(*, actor: Actor) -> list[str]:
    """Return who owns what waits to be read now in the actor's team: names of staff, no content."""
    rows = Concern.objects.filter(referral__team_id=actor.organisation_id).unattended().open()
    return sorted(set(rows.values_list("owner__name", flat=True)))
