"""A practice's own pattern of referring, for the practice alone (practice.md 22)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from referrals.models import Referral, Step
from referrals.selectors.decisions import standing
from referrals.states import NOT_THE_REFERRERS, OPEN, Action, Outcome, ReturnReason, Status
from spcore.accounts.actor import Actor
from spcore.working_days import LONDON

MOST_HELPS = 10


@dataclass(frozen=True, slots=True)
class Help:
    """What would have helped with one referral, in the team's words."""

    referral_id: UUID
    person_id: UUID | None
    reference: str
    reason: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Pattern:
    """
    Counts of the practice's own referrals since a day; exact, as they are its own.

    `returned` leaves out those sent back because the team was full: they are `full`, and count
    against nobody.
    """

    since: date
    sent: int
    accepted: int
    undecided: int
    returned: int
    redirected: int
    full: int
    declined: int
    reasons: tuple[tuple[str, int], ...]
    helps: tuple[Help, ...]


def pattern_of(*, actor: Actor, at: datetime) -> Pattern:
    """Return the last twelve whole months and this one so far. Three queries."""
    since = _a_year_before(at)
    rows = Referral.objects.visible_to(actor).exclude(status=Status.ENTERED_IN_ERROR)
    # Of those it made: a person who moved here brings the news, not the other practice's pattern.
    rows = rows.filter(
        submitted_at__date__gte=since, referring_organisation_id=actor.organisation_id
    )
    returns = standing(Step.objects.filter(action=Action.RETURN))
    steps, back = returns.filter(referral__in=rows), returns.filter(referral=OuterRef("pk"))
    full = Q(return_reason__in=NOT_THE_REFERRERS)
    counts = rows.annotate(
        was_returned=Exists(back.exclude(full)), was_full=Exists(back.filter(full))
    ).aggregate(
        sent=Count("pk"),
        accepted=Count("pk", filter=Q(accepted_at__isnull=False)),
        undecided=Count("pk", filter=Q(status__in=OPEN, accepted_at=None)),
        returned=Count("pk", filter=Q(was_returned=True)),
        redirected=Count("pk", filter=Q(status=Status.REDIRECTED)),
        full=Count("pk", filter=Q(was_full=True)),
        declined=Count("pk", filter=Q(outcome=Outcome.DECLINED)),
    )
    why = Counter(
        dict(
            steps.exclude(full)
            .values_list("return_reason")
            .annotate(number=Count("referral", distinct=True))
            .order_by("return_reason")
        )
    )
    reasons = tuple((_label(code), number) for code, number in why.most_common())
    return Pattern(since=since, reasons=reasons, helps=_helps(steps.exclude(full)), **counts)


def _helps(steps) -> tuple[Help, ...]:  # type: ignore[no-untyped-def]
    rows = (
        steps.exclude(would_help="")
        .order_by("-taken_at", "-pk")
        .values_list(
            "referral_id",
            "referral__person_id",
            "referral__reference",
            "return_reason",
            "would_help",
            "taken_at",
        )[:MOST_HELPS]
    )
    return tuple(
        Help(pk, person, reference, _label(code), words, at)
        for pk, person, reference, code, words, at in rows
    )


def _label(code: str) -> str:
    return str(ReturnReason(code).label if code else ReturnReason.OTHER.label)


def _a_year_before(at: datetime) -> date:
    """Return the first day of this month a year ago."""
    today = at.astimezone(LONDON).date()
    return date(today.year - 1, today.month, 1)
