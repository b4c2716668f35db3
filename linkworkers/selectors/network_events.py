"""Network events: which there are, who is invited, who comes, and whom an email goes to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linkworkers import policies
from linkworkers.models import EventAction, EventAnswer, EventInvitation, NetworkEvent
from linkworkers.selectors.appointments import CalendarEntry
from referrals.models import OnwardReferral, TeamCover
from referrals.selectors.news import News, tells_news
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates

TEAM, TEAMS, PRACTICES, SERVICES = "team", "teams", "practices", "services"
GROUPS = (
    (TEAM, gettext_lazy("Your own team")),
    (TEAMS, gettext_lazy("All link worker teams of the scheme")),
    (PRACTICES, gettext_lazy("The practices you serve")),
    (SERVICES, gettext_lazy("Services in your area that you sent somebody to in the last year")),
)
YEAR = timedelta(days=365)
MOST = 60
SEEN_FOR = timedelta(days=183)  # after it an event is off the list


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in words. `is_own`: the reader's organisation called it."""

    id: UUID
    title: str
    about: str
    when: str
    until: str
    place: str
    online: str
    organiser: str
    notes: str
    is_own: bool
    is_over: bool
    is_called_off: bool
    is_coming: bool | None
    version: int


@dataclass(frozen=True, slots=True)
class Guests:
    """
    Who is invited and who comes: numbers for all, names for whoever called it.

    `by_email` of the invited have no account, and answer by a private link.
    """

    invited: int
    by_email: int
    coming: list[str]
    not_coming: list[str]
    without_address: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """To whom an email about an event goes, and which one."""

    template: str
    addresses: list[tuple[str, UUID | None]]


def network_events(*, actor: Actor, at: datetime) -> list[EventRow]:
    """Return what is to come, the next first, then what was, the latest first. Two queries."""
    rows = NetworkEvent.objects.visible_to(actor).filter(ends_at__gt=at - SEEN_FOR)
    rows = rows.select_related("organiser").order_by("-starts_at", "pk")[:MOST]
    answers = EventAnswer.objects.filter(user_id=actor.user_id)
    own = dict(answers.values_list("event_id", "is_coming"))
    found = [_row(row, actor, own.get(row.pk), at) for row in rows]
    return [*[row for row in reversed(found) if not row.is_over], *[r for r in found if r.is_over]]


def event_for(*, actor: Actor, event_id: UUID) -> NetworkEvent:
    """Return one as it is kept. :raises NotVisible:"""
    rows = NetworkEvent.objects.visible_to(actor).select_related("organiser")
    event = rows.filter(pk=event_id).first()
    if event is None:
        raise NotVisible
    return event


def event_row(*, actor: Actor, event: NetworkEvent, at: datetime) -> EventRow:
    """Return one in words. One query."""
    answers = EventAnswer.objects.filter(user_id=actor.user_id, event=event)
    return _row(event, actor, answers.values_list("is_coming", flat=True).first(), at)


def _row(row: NetworkEvent, actor: Actor, is_coming: bool | None, at: datetime) -> EventRow:
    may_call = actor.role in policies.MAY_CALL_EVENTS
    is_own = may_call and row.organiser_id == actor.organisation_id
    return event_words(row, is_own=is_own, is_coming=is_coming, notes=row.notes, at=at)


def event_words(
    row: NetworkEvent, *, is_own: bool, is_coming: bool | None, notes: str, at: datetime
) -> EventRow:
    """Return an event in words; its organiser comes with it."""
    return EventRow(
        id=row.pk,
        title=row.title,
        about=row.about,
        when=f"{dates.weekday(row.starts_at)} {dates.when(row.starts_at)}",
        until=dates.clock(row.ends_at),
        place=row.place,
        online=row.online,
        organiser=row.organiser.name,
        notes=notes,
        is_own=is_own,
        is_over=row.ends_at <= at,
        is_called_off=row.called_off_at is not None,
        is_coming=is_coming,
        version=row.version,
    )


def guests_of(*, event: NetworkEvent) -> Guests:
    """Return who is invited and what they answered. Three queries."""
    invited = EventInvitation.objects.filter(event=event).select_related("organisation")
    organisations = [row.organisation for row in invited.order_by("organisation__name", "pk")]
    answers = EventAnswer.objects.filter(event=event).select_related("user", "organisation")
    said = list(answers.order_by("organisation__name", "user__name", "pk"))
    named: dict[bool, list[str]] = {True: [], False: []}
    for row in said:
        named[row.is_coming].append(f"{row.user.name}, {row.organisation.name}")
    by_email = list(event.guests.order_by("name", "pk").values_list("name", "is_coming"))
    for name, is_coming in by_email:
        if is_coming is not None:
            named[is_coming].append(name)
    return Guests(
        invited=len(organisations),
        by_email=len(by_email),
        coming=named[True],
        not_coming=named[False],
        without_address=[row.name for row in organisations if not _address(row)],
    )


def _address(row: Organisation) -> str:
    if row.kind == OrganisationKind.TEAM:
        return "its link workers"
    return row.workflow_email or row.email


def event_actions(*, event: NetworkEvent) -> list[EventAction]:
    """Return what was agreed, what is open first. One query."""
    return list(event.actions.order_by("-done_at", "due_on", "added_at", "pk"))


def organisations_of(*, groups: Collection[str], actor: Actor, at: datetime) -> set[UUID]:
    """Return the organisations of these groups, as seen from the actor's team or scheme."""
    teams = _teams(actor)
    found: set[UUID] = set()
    if TEAM in groups and actor.role != Role.SCHEME_ADMIN:
        found |= {actor.organisation_id} if actor.organisation_id else set()
    if TEAMS in groups:
        found |= set(teams.values_list("pk", flat=True))
    own = teams if actor.role == Role.SCHEME_ADMIN else teams.filter(pk=actor.organisation_id)
    if PRACTICES in groups:
        covers = TeamCover.objects.filter(team__in=own, practice__is_open=True)
        covers = covers.filter(practice__kind=OrganisationKind.PRACTICE)
        found |= set(covers.values_list("practice_id", flat=True))
    if SERVICES in groups:
        sent = OnwardReferral.objects.filter(referral__team__in=own, sent_at__gt=at - YEAR)
        found |= set(sent.values_list("provider_id", flat=True))
    return found


def without_account(ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return the name and address of the services among these where nobody can sign in."""
    able = Membership.objects.live().filter(
        organisation=OuterRef("pk"), role=Role.PROVIDER, user__is_active=True
    )
    rows = Organisation.objects.filter(pk__in=ids, kind=OrganisationKind.PROVIDER)
    rows = rows.exclude(Exists(able)).order_by("name", "pk")
    return {row.pk: (row.name, _address(row)) for row in rows if _address(row)}


def _teams(actor: Actor) -> QuerySet[Organisation]:
    """Return the open teams of the actor's scheme."""
    rows = Organisation.objects.filter(kind=OrganisationKind.TEAM, is_open=True)
    if actor.role == Role.SCHEME_ADMIN:
        return rows.filter(parent_id=actor.organisation_id)
    siblings = Q(parent__isnull=False, parent__children=actor.organisation_id)
    return rows.filter(siblings | Q(pk=actor.organisation_id))


def told_of(*, invitation_id: UUID, at: datetime) -> Told | None:
    """Return whom an invitation's email goes to; nobody once the event is over. Two queries."""
    rows = EventInvitation.objects.select_related("event", "organisation")
    row = rows.filter(pk=invitation_id).first()
    if row is None or row.event.ends_at <= at:
        return None
    template = template_of(row.event, "event", is_new=not row.event.sequence)
    if row.organisation.kind == OrganisationKind.TEAM:
        live = Membership.objects.live().filter(
            organisation=row.organisation, role=Role.LINK_WORKER, user__is_active=True
        )
        people = live.order_by("user__email").values_list("user__email", "user_id")
        return Told(template, list(people))
    address = row.organisation.workflow_email or row.organisation.email
    return Told(template, [(address, None)] if address else [])


def template_of(event: NetworkEvent, prefix: str, *, is_new: bool) -> str:
    """Return which email tells of an event as it stands: invited, changed, or called off."""
    if event.called_off_at:
        return f"{prefix}_called_off"
    return f"{prefix}_invited" if is_new else f"{prefix}_changed"


@tells_news
def invitations(*, actor: Actor, since: datetime) -> list[News]:
    """Say on everybody's page of what is new to which events they are invited."""
    rows = EventInvitation.objects.visible_to(actor).filter(
        organisation_id=actor.organisation_id, invited_at__gt=since, event__called_off_at=None
    )
    rows = rows.select_related("event").order_by("-invited_at", "pk")[:MOST]
    return [
        News(
            row.invited_at,
            row.event.title,
            _("You are invited, %(when)s") % {"when": dates.when(row.event.starts_at)},
            reverse("linkworkers:event_detail", args=[row.event_id]),
        )
        for row in rows
    ]


def own_event(*, actor: Actor, event_id: UUID) -> NetworkEvent:
    """Return one that the actor's own team or scheme called, and stands. :raises NotVisible:"""
    rows = NetworkEvent.objects.visible_to(actor).organised_by(actor).filter(called_off_at=None)
    event = rows.filter(pk=event_id).first()
    if event is None:
        raise NotVisible
    return event


def event_entry(event: NetworkEvent) -> CalendarEntry:
    """Return it for a calendar file, with the address online where there is one."""
    return CalendarEntry(
        id=event.pk,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        sequence=event.sequence,
        title=event.title,
        place=", ".join(filter(None, [event.place, event.online])),
        is_booked=event.called_off_at is None,
    )
