"""Whom to talk about in supervision: drawn from the caseload, each person once, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linkworkers.models import ORDINARY, Reminder, RuleKind
from linkworkers.selectors import caseload_words as wording
from linkworkers.selectors.caseload import last_contact
from linkworkers.selectors.supervision import SessionRow
from referrals.models import Concern, Referral, TimelineEntry
from referrals.states import IN_HAND, Status
from spcore.accounts.actor import Actor

# What has waited longer than the scheme allows, as its own rules say.
OVERDUE = (
    *(RuleKind.FIRST_CONTACT, RuleKind.REVIEW, RuleKind.MEASURE, RuleKind.PAUSED),
    *(RuleKind.ANSWER, RuleKind.NO_PLACE, RuleKind.START, RuleKind.MISSED, RuleKind.OFFER),
)
HEAVY = 2 * ORDINARY  # as much work as two ordinary cases
SHOWN = ("name", "status", "case_notes", "safeguarding")


@dataclass(frozen=True, slots=True)
class AgendaCase:
    """One person of the caseload. `reasons` say why they stand on the agenda; none: they do not."""

    id: UUID
    person_id: UUID
    url: str
    decide: str
    title: str
    initials: str
    reference: str
    next: str
    has_concern: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Whom to talk about, and everybody else of the caseload."""

    cases: list[AgendaCase]
    others: list[AgendaCase]

    @property
    def people(self) -> list[UUID]:
        """Return everybody, for the audit."""
        return [case.person_id for case in (*self.cases, *self.others)]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a case in a session, as its timeline says."""

    person_id: UUID
    title: str
    url: str
    words: str
    by: str


def agenda(*, actor: Actor, session: SessionRow, at: datetime) -> Agenda:
    """
    Return the open people of the session's link worker: open concerns first. One query.

    The order is by what presses, never by a grade of anybody.
    """
    rows = Referral.objects.readable_by(actor, at=at).in_status(*IN_HAND)
    rows = rows.filter(link_worker_id=session.worker_id).select_related("person", "support")
    stale = Reminder.objects.open().filter(referral=OuterRef("pk"), rule__kind__in=OVERDUE)
    concerns = Concern.objects.about_the_person().open().filter(referral=OuterRef("pk"))
    rows = rows.annotate(
        spoken=last_contact(),
        has_concern=Exists(concerns),
        stale=ArraySubquery(stale.order_by("anchor_at", "pk").values("rule__kind")),
    )
    today = timezone.localdate(at)
    found = [
        _case(row, session, actor, today) for row in rows.order_by("person__folded_name", "pk")
    ]
    chosen = [case for case in found if case.reasons]
    return Agenda(
        cases=sorted(chosen, key=lambda case: (not case.has_concern, -len(case.reasons))),
        others=[case for case in found if not case.reasons],
    )


def _case(row: Any, session: SessionRow, actor: Actor, today: date) -> AgendaCase:
    person, is_own = row.whom, row.link_worker_id == actor.user_id
    is_hidden = person.is_restricted and not is_own
    given = person.preferred_name or person.given_name
    language = get_language() or ""
    return AgendaCase(
        id=row.pk,
        person_id=person.pk,
        url=reverse("linkworkers:case_detail", args=[row.pk]),
        decide=reverse("linkworkers:supervision_decide", args=[session.id, row.pk]),
        title=_("Restricted record") if is_hidden else f"{given} {person.family_name}",
        initials="" if is_hidden else f"{given[:1]}{person.family_name[:1]}",
        reference=row.reference,
        next=wording.next_step(row.next_action, row.next_action_on, today, language),
        has_concern=row.has_concern,
        reasons=tuple(filter(None, _reasons(row, today))),
    )


def _reasons(row: Any, today: date) -> list[str]:
    support = getattr(row, "support", None)
    spoken = row.spoken or row.allocated_at
    since = timezone.localtime(spoken).date() if spoken else None
    every = support.contact_weeks if support else None
    quiet = wording.quiet_weeks(since, today, every) if row.status == Status.ACTIVE else 0
    weight = support.weight if support else ORDINARY
    kinds = list(dict.fromkeys(row.stale))
    return [
        _("Open concern") if row.has_concern else "",
        wording.quiet_words(quiet) if quiet else "",
        *[str(RuleKind(kind).label) for kind in kinds],
        wording.weighs(weight, get_language() or "").capitalize() if weight >= HEAVY else "",
    ]


def decided_in(*, actor: Actor, session: SessionRow, at: datetime) -> list[Decided]:
    """Return what was decided in a session on cases that the reader may still open. One query."""
    cases = Referral.objects.readable_by(actor, at=at)
    rows = TimelineEntry.objects.filter(object_id=session.id, referral__in=cases)
    rows = rows.select_related("referral__person", "by").order_by("at", "pk")
    return [
        Decided(
            person_id=row.referral.whom.pk,
            title=_title(row.referral, actor),
            url=reverse("linkworkers:case_detail", args=[row.referral_id]),
            words=row.detail,
            by=row.by.name if row.by else "",
        )
        for row in rows
    ]


def _title(referral: Referral, actor: Actor) -> str:
    if referral.whom.is_restricted and referral.link_worker_id != actor.user_id:
        return _("Restricted record, %(reference)s") % {"reference": referral.reference}
    return referral.whom.name
