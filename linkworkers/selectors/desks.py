"""What waits too long that is no case: on whose list it is, and the list."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import DeskReminder, RuleKind, Told
from linkworkers.models.reminder_kinds import DEFAULTS
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.ui import dates

MOST = 200
# Where each is dealt with.
_PAGES = {
    RuleKind.PROPOSAL: "providers:proposal_detail",
    RuleKind.IMPORT_WAITS: "linkworkers:import_detail",
    RuleKind.LIST_WAITS: "providers:directory_import_detail",
    RuleKind.FUND_DRAFT: "fund:application_detail",
    RuleKind.FUND_ROUND: "fund:round_detail",
    RuleKind.FUND_ANSWER: "fund:award_detail",
    RuleKind.PAYMENT: "referrals:payment_settle",
}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line: what waits, since when, and where it is dealt with."""

    what: str
    since: str
    url: str


def at_desk(*, actor: Actor) -> list[DeskRow]:
    """Return what waits at the actor's desk, the longest first. One query."""
    rows = DeskReminder.objects.visible_to(actor).open().select_related("rule")
    return [_row(each) for each in rows.order_by("anchor_at", "pk")[:MOST]]


def _row(reminder: DeskReminder) -> DeskRow:
    kind = RuleKind(reminder.rule.kind)
    day = dates.day(timezone.localtime(reminder.anchor_at).date())
    since = _("since %(day)s: %(what)s") % {"day": day, "what": DEFAULTS[kind].since}
    if kind == RuleKind.SUGGESTION:
        url = reverse("providers:suggestion_triage")
    else:
        url = reverse(_PAGES[kind], args=[reminder.subject_id])
    return DeskRow(str(kind.label), since, url)


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
        return Q(role=Role.SUPERVISOR, organisation=organisation)
    if told == Told.RUNNERS:
        board = Q(role=Role.COMMISSIONER, organisation__children=organisation)
        return board | Q(role=Role.SCHEME_ADMIN, organisation=organisation)
    if told == Told.SCHEME:
        return Q(role=Role.SCHEME_ADMIN, organisation=organisation)
    if organisation is None:
        return Q(role__in=[Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN])
    return Q(role=Role.PROVIDER, organisation=organisation)
