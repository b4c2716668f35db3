"""
Telling people by email and by text: one a day at most, on working days, in the scheme's hours.

A message says how many things wait and nothing about anybody. It is counted when it is sent, so
what was settled meanwhile is not told. Who reads the list on a page is told nothing less.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from linkworkers.models import DeskReminder, Reminder, ReminderMessage, RuleKind
from linkworkers.models.reminder_kinds import DEFAULTS, Nudged, Told
from linkworkers.selectors.desks import users_at
from linkworkers.services.reminders.check_ins import promise_check_ins
from referrals.models import OnwardReferral, Scheme
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.outbox.publishing import publish_many
from spcore.working_days import LONDON

TOPIC = "reminders.tell"
TEAM_TOLD = (Role.SUPERVISOR, Role.TEAM_ADMIN)


@transaction.atomic
def promise_messages(*, at: datetime) -> int:
    """
    Promise today's messages about what nobody was told yet. Returns how many people are told.

    Run as often as you like: whoever was promised one today is promised no second.
    """
    if not _mark(at):
        return 0
    new, desks = Reminder.objects.filter(mailed_at=at), DeskReminder.objects.filter(mailed_at=at)
    day = at.astimezone(LONDON).date()
    emailed, texted = (
        _people(new.filter(**way), desks.filter(**way))
        for way in ({"rule__by_email": True}, {"rule__by_text": True})
    )
    told = _promise("user", emailed | texted, day, at, emailed=emailed, texted=texted)
    nudged = new.filter(rule__nudges=True)
    told += _promise("organisation", _providers(nudged) | _referrers(nudged), day, at)
    waiting = nudged.filter(rule__kind__in=_kinds(Nudged.PERSON))
    return told + promise_check_ins(
        reminders=waiting.select_related("referral__person", "referral__scheme"), day=day, at=at
    )


def _mark(at: datetime) -> int:
    """Mark what is told by this run, of the schemes whose hours these are: raised later, later."""
    staffed = [scheme.pk for scheme in Scheme.objects.all() if scheme.hours.is_open(at)]
    here = Q(mailed_at=None, rule__scheme__in=staffed)
    by_rule = Q(rule__by_email=True) | Q(rule__by_text=True)
    awake = Q(later_on=None) | Q(later_on__lte=at.astimezone(LONDON).date())
    rows = Reminder.objects.open().filter(here, awake, by_rule | Q(rule__nudges=True))
    desks = DeskReminder.objects.open().filter(here, by_rule)
    return rows.update(mailed_at=at) + desks.update(mailed_at=at)


def _people(new: QuerySet[Reminder], desks: QuerySet[DeskReminder]) -> set[UUID]:
    """Return whose list these are on."""
    return _workers(new) | _teams(new) | users_at(desks)


def _workers(new: QuerySet[Reminder]) -> set[UUID]:
    rows = new.filter(rule__told=Told.WORKER, referral__link_worker__is_active=True)
    return set(rows.values_list("referral__link_worker_id", flat=True))


def _teams(new: QuerySet[Reminder]) -> set[UUID]:
    rows = new.filter(Q(rule__told=Told.TEAM) | Q(referral__link_worker=None))
    people = Membership.objects.filter(
        organisation__in=rows.values("referral__team_id"),
        role__in=TEAM_TOLD,
        ended_at=None,
        user__is_active=True,
    )
    return set(people.values_list("user_id", flat=True))


def _providers(nudged: QuerySet[Reminder]) -> set[UUID]:
    rows = nudged.filter(rule__kind__in=_kinds(Nudged.PROVIDER)).values("subject_id")
    providers = OnwardReferral.objects.filter(pk__in=rows).values_list("provider_id", flat=True)
    return set(providers)


def _referrers(nudged: QuerySet[Reminder]) -> set[UUID]:
    rows = nudged.filter(rule__kind__in=_kinds(Nudged.REFERRER))
    return set(rows.values_list("referral__referring_organisation_id", flat=True))


def _kinds(who: Nudged) -> list[RuleKind]:
    return [kind for kind, default in DEFAULTS.items() if default.nudges == who]


def _promise(
    whom: str,
    ids: Iterable[UUID],
    day: date,
    at: datetime,
    *,
    emailed: Iterable[UUID] = (),
    texted: Iterable[UUID] = (),
) -> int:
    """Write one message a recipient and day; only those that are new are promised."""
    wanted = list(ids)
    before = ReminderMessage.objects.filter(day=day, **{f"{whom}__in": wanted})
    before_ids = set(before.values_list(f"{whom}_id", flat=True))
    ways = {"user": lambda one: {"by_email": one in emailed, "by_text": one in texted}}
    rows = [
        ReminderMessage(
            day=day, promised_at=at, **{f"{whom}_id": each}, **ways.get(whom, lambda _: {})(each)
        )
        for each in wanted
        if each not in before_ids
    ]
    ReminderMessage.objects.bulk_create(rows, ignore_conflicts=True)
    mine = ReminderMessage.objects.filter(pk__in=[row.pk for row in rows])
    subjects = {row.pk: (row.user_id, "") for row in mine}
    publish_many(topic=TOPIC, subjects=subjects, at=at)
    return len(subjects)
