"""What waits too long that is no case: on whose list it is, and the list."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import DeskReminder, RuleKind, Told
from linkworkers.models.reminder_kinds import DEFAULTS
from linkworkers.selectors.desk_subjects import names_of, page_of
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.ui import dates

MOST = 200


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line: what waits, what it is called, since when, and where it is dealt with."""

    what: str
    name: str
    since: str
    url: str


def at_desk(*, actor: Actor) -> list[DeskRow]:
    """Return what waits at the actor's desk, the longest first. A query, and one for each kind."""
    rows = DeskReminder.objects.visible_to(actor).open().select_related("rule")
    waiting = list(rows.order_by("anchor_at", "pk")[:MOST])
    by_kind: dict[RuleKind, list[UUID]] = {}
    for each in waiting:
        by_kind.setdefault(RuleKind(each.rule.kind), []).append(each.subject_id)
    names: dict[UUID, str] = {}
    for kind, ids in by_kind.items():
        names |= names_of(kind, ids, actor=actor)
    return [_row(each, names.get(each.subject_id, "")) for each in waiting]


def _row(reminder: DeskReminder, name: str) -> DeskRow:
    kind = RuleKind(reminder.rule.kind)
    day = dates.day(timezone.localdate(reminder.anchor_at))
    since = _("since %(day)s: %(what)s") % {"day": day, "what": DEFAULTS[kind].since}
    return DeskRow(str(kind.label), name, since, page_of(kind, reminder.subject_id))


def number_at_desks(*, user_id: UUID) -> int:
    """Return how much waits for somebody in all their roles; for the daily message."""
    roles = Membership.objects.live().filter(user_id=user_id)
    actors = [Actor(Role(row.role), user_id, row.organisation_id) for row in roles]
    waiting = DeskReminder.objects.open()
    found = [waiting.visible_to(one).values_list("pk", flat=True) for one in actors]
    return len({pk for rows in found for pk in rows})


def users_at(desks: QuerySet[DeskReminder]) -> set[UUID]:
    """Return everybody at whose desk these reminders are."""
    held = desks.order_by().values_list("rule__told", "organisation_id").distinct()
    wanted = [_members(Told(told), organisation) for told, organisation in held]
    if not wanted:
        return set()
    either = wanted.pop()
    for each in wanted:
        either |= each
    rows = Membership.objects.live().filter(either, user__is_active=True)
    return set(rows.values_list("user_id", flat=True))


def _members(told: Told, organisation: UUID | None) -> Q:
    """Say of memberships what `DeskReminderQuerySet.visible_to` says of reminders."""
    if told == Told.LEADS:
        here = Q(organisation=organisation) if organisation else Q()
        return Q(role=Role.SUPERVISOR) & here
    if told == Told.RUNNERS:
        board = Q(role=Role.COMMISSIONER, organisation__children=organisation)
        return board | Q(role=Role.SCHEME_ADMIN, organisation=organisation)
    if told == Told.SCHEME:
        here = Q(organisation=organisation) if organisation else Q()
        return Q(role=Role.SCHEME_ADMIN) & here
    if organisation is None:
        return Q(role__in=[Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN])
    return Q(role=Role.PROVIDER, organisation=organisation)
