"""What went stale, on whose list, and the rules behind it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import Reminder, ReminderMessage, ReminderRule, RuleKind, Told
from linkworkers.models.reminder_kinds import DEFAULTS, Nudged, Unit
from linkworkers.selectors.desks import number_at_desks
from referrals.models import OnwardReferral, Referral
from referrals.selectors.answer_links import awaiting_answer
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates
from spcore.working_days import LONDON

PAGE = 50


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One reminder in words. `after` names it for paging."""

    id: UUID
    person_id: UUID
    url: str
    title: str
    what: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reminders:
    """A page of rows, and the id after which the next starts."""

    rows: list[ReminderRow]
    after: UUID | None


def reminders(*, actor: Actor, at: datetime, after: UUID | None = None) -> Reminders:
    """Return what is to do on the actor's list, the longest due first. One query, two past one."""
    rows = _with_people(on_list(actor, at))
    if after is not None:
        last = Reminder.objects.visible_to(actor).filter(pk=after).values_list("anchor_at").first()
        if last is not None:
            rows = rows.filter(Q(anchor_at__gt=last[0]) | Q(anchor_at=last[0], pk__gt=after))
    found = list(rows.order_by("anchor_at", "pk")[: PAGE + 1])
    return Reminders(
        rows=[_row(each, actor) for each in found[:PAGE]],
        after=found[PAGE - 1].pk if len(found) > PAGE else None,
    )


def on_list(actor: Actor, at: datetime) -> QuerySet[Reminder]:
    """
    Narrow to what is on the actor's own list now: not put off, and theirs to do.

    A worker has their own people's; supervisors and administrators have what the team is told, and
    whatever nobody else has.
    """
    return on_list_of_day(actor, at.astimezone(LONDON).date())


def on_list_of_day(actor: Actor, day: date) -> QuerySet[Reminder]:
    """Narrow to the same on a day of London's."""
    rows = Reminder.objects.visible_to(actor).open()
    rows = rows.filter(Q(later_on=None) | Q(later_on__lte=day))
    if actor.role == Role.LINK_WORKER:
        return rows.filter(rule__told=Told.WORKER)
    return rows.filter(Q(rule__told=Told.TEAM) | Q(referral__link_worker=None))


def _with_people(rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
    return rows.select_related("rule", "referral__person", "referral__link_worker")


def _row(reminder: Reminder, actor: Actor) -> ReminderRow:
    referral = reminder.referral
    kind = RuleKind(reminder.rule.kind)
    hidden = referral.whom.is_restricted and referral.link_worker_id != actor.user_id
    worker = referral.link_worker.name if referral.link_worker else ""
    return ReminderRow(
        id=reminder.pk,
        person_id=referral.whom.pk,
        url=_url(referral),
        title=_("Restricted record") if hidden else referral.whom.name,
        what=str(kind.label),
        facts=tuple(
            fact
            for fact in (
                referral.reference,
                _since(kind, reminder.anchor_at),
                "" if actor.role == Role.LINK_WORKER else worker,
            )
            if fact
        ),
    )


def _url(referral: Referral) -> str:
    if referral.status in (Status.SUBMITTED, Status.RETURNED):
        return reverse("referrals:triage_detail", args=[referral.pk])
    return reverse("linkworkers:case_detail", args=[referral.pk])


def _since(kind: RuleKind, anchor: datetime) -> str:
    day = timezone.localtime(anchor).date()
    return _("since %(day)s: %(what)s") % {"day": dates.day(day), "what": DEFAULTS[kind].since}


def number_on_list(*, user_id: UUID, at: datetime) -> int:
    """Return how much is to do for somebody in all their roles in teams; for the daily email."""
    today = at.astimezone(LONDON).date()
    rows = Reminder.objects.open().filter(Q(later_on=None) | Q(later_on__lte=today))
    leads = Q(
        referral__team__memberships__user_id=user_id,
        referral__team__memberships__ended_at=None,
        referral__team__memberships__role__in=[Role.SUPERVISOR, Role.TEAM_ADMIN],
    )
    mine = Q(referral__link_worker_id=user_id, rule__told=Told.WORKER)
    of_team = leads & (Q(rule__told=Told.TEAM) | Q(referral__link_worker=None))
    cases = rows.filter(mine | of_team).values("pk").distinct().count()
    return cases + number_at_desks(user_id=user_id)


def number_unanswered(*, organisation_id: UUID) -> int:
    """Return how much waits for an organisation's answer by rules that nudge it, as of now."""
    rows = Reminder.objects.open().filter(rule__nudges=True)
    of_provider = OnwardReferral.objects.filter(provider_id=organisation_id).values("pk")
    kinds = {who: [k for k, v in DEFAULTS.items() if v.nudges == who] for who in Nudged}
    return rows.filter(
        Q(rule__kind__in=kinds[Nudged.PROVIDER], subject_id__in=of_provider)
        | Q(
            rule__kind__in=kinds[Nudged.REFERRER],
            referral__referring_organisation_id=organisation_id,
        )
    ).count()


def onward_unanswered(*, organisation_id: UUID) -> list[UUID]:
    """Return which onward referrals a service is reminded to answer, the oldest first."""
    kinds = [kind for kind, rule in DEFAULTS.items() if rule.nudges == Nudged.PROVIDER]
    due = Reminder.objects.open().filter(rule__nudges=True, rule__kind__in=kinds)
    rows = awaiting_answer().filter(provider_id=organisation_id, pk__in=due.values("subject_id"))
    return list(rows.order_by("sent_at", "pk").values_list("pk", flat=True))


def message_for(message_id: UUID) -> ReminderMessage | None:
    """Return a promised message with whom it goes to."""
    rows = ReminderMessage.objects.select_related("user", "organisation")
    return rows.filter(pk=message_id).first()


def row_for(*, actor: Actor, reminder_id: UUID) -> ReminderRow:
    """Return one reminder in words. :raises NotVisible:"""
    found = _with_people(Reminder.objects.visible_to(actor)).filter(pk=reminder_id).first()
    if found is None:
        raise NotVisible
    return _row(found, actor)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule in words; `days` is empty where a target of the scheme sets them."""

    kind: str
    what: str
    when: str
    told: str
    is_on: bool


def rules_of(*, actor: Actor) -> list[RuleRow]:
    """Return the rules of the actor's scheme in words, in the order of a case's life. One query."""
    order = {kind: number for number, kind in enumerate(RuleKind)}
    rows = ReminderRule.objects.visible_to(actor).select_related("scheme__organisation")
    return [_rule(rule) for rule in sorted(rows, key=lambda rule: order[RuleKind(rule.kind)])]


def _rule(rule: ReminderRule) -> RuleRow:
    kind = RuleKind(rule.kind)
    told = [str(Told(rule.told).label)]
    if rule.by_email:
        told.append(_("with an email"))
    if rule.by_text:
        told.append(_("with a text"))
    nudged = DEFAULTS[kind].nudges
    if rule.nudges and nudged:
        told.append(_("and an email to %(who)s") % {"who": nudged.label})
    return RuleRow(str(kind), str(kind.label), when_of(rule), ", ".join(told), rule.is_on)


def when_of(rule: ReminderRule) -> str:
    """Return "28 days after somebody last spoke with them"."""
    default = DEFAULTS[RuleKind(rule.kind)]
    if rule.days is None:
        return _("When the scheme’s target is over, counted from the day %(what)s") % {
            "what": default.since
        }
    if not rule.days:
        return _("At once")
    unit = days_in_words(rule.days, default.unit)
    return _("%(days)s after: %(what)s") % {"days": unit, "what": default.since}


def days_in_words(days: int, unit: Unit) -> str:
    """Return "5 working days"."""
    if unit == Unit.WORKING:
        words = ngettext("%(n)d working day", "%(n)d working days", days)
    else:
        words = ngettext("%(n)d day", "%(n)d days", days)
    return words % {"n": days}


def rule_for(*, actor: Actor, kind: str) -> ReminderRule:
    """Return one rule of the actor's scheme. :raises NotVisible:"""
    rows = ReminderRule.objects.visible_to(actor).select_related("scheme__organisation")
    rule = rows.filter(kind=kind).first()
    if rule is None:
        raise NotVisible
    return rule
