"""What a practice, or another referrer, has sent: where each is, how long, what is next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from referrals.models import HarmDisclosure, Referral, Scheme, Step
from referrals.selectors.clocks import BEFORE_CONTACT, last_taken
from referrals.selectors.decisions import standing
from referrals.selectors.lists import DRAFTS, PAGE, STATES, Page, with_words
from referrals.selectors.made_columns import DAYS, TARGETS, Made, columns_of, made_of, sent_at
from referrals.selectors.short_forms import where_person_objects
from referrals.states import OPEN, Action, Move, Outcome, Status
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.prepared import MOMENT, ORGANISATION, USER, Prepared, prepare
from spcore.working_days import overdue_before

MOST_EXPORTED = 10_000
TO_DO_DAYS = 30
PERIODS = {"30": 30, "90": 90, "365": 365}
SORTS = {
    "newest": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
}
NEWS = (Action.ACCEPT, Action.RETURN, Action.REDIRECT, Action.START, Action.CLOSE)


@dataclass(frozen=True, slots=True)
class MadeFilter:
    """What of the list is wanted; the words come by POST, the rest stands in the address."""

    state: str = "all"
    need: str = ""
    referrer_id: UUID | None = None
    period: str = ""
    is_overdue: bool = False
    needs_action: bool = False
    sort: str = "newest"
    words: str = ""
    news_since: datetime | None = None


def referrals_made(
    *, actor: Actor, wanted: MadeFilter, at: datetime, after: UUID | None = None
) -> Page:
    """Return a page of what the organisation has sent. One query; one more on later pages."""
    if wanted == MadeFilter() and after is None:
        found = _first_page(actor.role).rows(_asked(actor))
    else:
        parts = _parts(actor, wanted, at)
        if after is not None:
            rows = _wanted(actor, wanted, at)
            last = rows.filter(pk=after).values_list("created_at", flat=True).first()
            if last is not None:
                parts = [part.filter(_behind(wanted.sort, last, after)) for part in parts]
        found = list(_page(parts, actor, sort=wanted.sort))
    made = [made_of(row) for row in found]
    return Page(made[:PAGE], made[PAGE - 1].id if len(made) > PAGE else None)


def _asked(actor: Actor) -> dict[UUID, UUID | None]:
    return {USER: actor.user_id, ORGANISATION: actor.organisation_id}


@cache
def _first_page(role: Role | None) -> Prepared:
    actor, everything = Actor(role, USER, ORGANISATION), MadeFilter()
    return prepare(_page(_parts(actor, everything, MOMENT), actor, sort=everything.sort))


def _parts(actor: Actor, wanted: MadeFilter, at: datetime) -> list[QuerySet[Referral]]:
    parts = Referral.objects.visible_in_parts(actor)
    return [_narrowed(part, actor, wanted, at) for part in parts]


def _page(parts: list[QuerySet[Referral]], actor: Actor, *, sort: str) -> QuerySet[Referral, Any]:
    """Choose a page before anything is joined to it: else all the practice's people are read."""
    order = SORTS.get(sort, SORTS["newest"])
    first, *others = [part.order_by(*order).values("pk")[: PAGE + 1] for part in parts]
    page = Referral.objects.filter(pk__in=first.union(*others) if others else first)
    return columns_of(page.order_by(*order), actor)[: PAGE + 1]


def referrals_to_export(*, actor: Actor, wanted: MadeFilter, at: datetime) -> list[Made]:
    """Return everything wanted, as one list: at most `MOST_EXPORTED`. One query."""
    rows = _wanted(actor, wanted, at).order_by(*SORTS.get(wanted.sort, SORTS["newest"]))
    return [made_of(row) for row in columns_of(rows, actor)[:MOST_EXPORTED]]


def number_made(*, actor: Actor, wanted: MadeFilter, at: datetime) -> int:
    """Return how many there are. One query."""
    return _wanted(actor, wanted, at).count()


def drafts_of(*, actor: Actor, words: str = "") -> list[Made]:
    """Return the drafts the actor may go on with, newest first. One query."""
    found = list(_drafts(actor, words)) if words else _all_drafts(actor.role).rows(_asked(actor))
    return [made_of(row) for row in found]


@cache
def _all_drafts(role: Role | None) -> Prepared:
    return prepare(_drafts(Actor(role, USER, ORGANISATION)))


def _drafts(actor: Actor, words: str = "") -> QuerySet[Referral, Any]:
    rows = with_words(Referral.objects.visible_to(actor).in_status(Status.DRAFT), words)
    return columns_of(rows.order_by("-created_at", "-pk"), actor)[:DRAFTS]


def referrers_of(*, actor: Actor) -> list[tuple[UUID, str]]:
    """Return who has referred for the actor's organisation, by name. One query."""
    found: list[tuple[UUID, str]] = _referrers(actor.role).rows(_asked(actor))
    return found


@cache
def _referrers(role: Role | None) -> Prepared:
    """Write it out in parts that each read one index alone, and none of the referrals."""
    parts = Referral.objects.visible_in_parts(Actor(role, USER, ORGANISATION))
    first, *others = [part.order_by().values("referrer_id") for part in parts]
    found = User.objects.filter(pk__in=first.union(*others) if others else first)
    return prepare(found.order_by("name", "pk").values_list("pk", "name"))


def needs_practice(*, at: datetime) -> Q:
    """
    Return the condition that the next move is the referrer's.

    What a closing asked for stays here for thirty days: nobody ticks it off.
    """
    since = at - timedelta(days=TO_DO_DAYS)
    waits = Q(status__in=OPEN, whose_move=Move.REFERRER)
    over = Q(status=Status.CLOSED, closed_at__gt=since)
    asks = ~Q(practice_action="") | Q(outcome=Outcome.BACK_TO_GP)
    steps = Step.objects.filter(referral=OuterRef("pk"), action=Action.REDIRECT)
    elsewhere = Q(Exists(steps.filter(taken_at__gt=since)), status=Status.REDIRECTED)
    harm = HarmDisclosure.objects.filter(referral=OuterRef("pk"), told_at__gt=since)
    return waits | (over & asks) | elsewhere | Q(Exists(harm))


def _wanted(actor: Actor, wanted: MadeFilter, at: datetime) -> QuerySet[Referral]:
    return _narrowed(Referral.objects.visible_to(actor), actor, wanted, at)


def _narrowed(
    rows: QuerySet[Referral], actor: Actor, wanted: MadeFilter, at: datetime
) -> QuerySet[Referral]:
    rows = _in_state(rows, wanted)
    narrowed = wanted.state != "all" or wanted.is_overdue or wanted.needs_action
    if actor.role == Role.OTHER_REFERRER and narrowed:
        rows = rows.annotate(person_objects=where_person_objects())
        rows = rows.filter(person_objects=False)  # which list it is on would tell
    if wanted.need:
        rows = rows.filter(needs__contains=[wanted.need])
    if wanted.referrer_id:
        rows = rows.filter(referrer_id=wanted.referrer_id)
    if wanted.period in PERIODS:
        rows = rows.filter(submitted_at__gt=at - timedelta(days=PERIODS[wanted.period]))
    if wanted.needs_action:
        rows = rows.filter(needs_practice(at=at))
    if wanted.news_since:
        steps = Step.objects.filter(referral=OuterRef("pk"), action__in=NEWS)
        news = standing(steps.filter(taken_at__gt=wanted.news_since))
        rows = rows.filter(Exists(news))
    if wanted.is_overdue:
        rows = _overdue(rows, actor, at)
    return with_words(rows, wanted.words)


def _in_state(rows: QuerySet[Referral], wanted: MadeFilter) -> QuerySet[Referral]:
    """Narrow to the states asked for; a draft deleted before sending is found by words alone."""
    rows = rows.filter(status__in=STATES.get(wanted.state, STATES["all"]))
    if wanted.words:
        return rows
    return rows.exclude(status=Status.ENTERED_IN_ERROR, submitted_at=None)


def _overdue(rows: QuerySet[Referral], actor: Actor, at: datetime) -> QuerySet[Referral]:
    """Narrow to what the team should have answered, or the worker contacted or met, by now."""
    used = Referral.objects.visible_to(actor).values("scheme_id")
    late = Q(pk__in=[])
    for scheme in Scheme.objects.filter(pk__in=used).values("pk", *DAYS):
        for urgency, (triage, contact, appointment) in TARGETS.items():
            mine = Q(scheme_id=scheme["pk"], urgency=urgency)
            decide = overdue_before(at, days=scheme[triage])
            reach = overdue_before(at, days=scheme[contact])
            late |= mine & Q(status=Status.SUBMITTED, sent_at__lt=decide)
            late |= mine & Q(
                status__in=BEFORE_CONTACT, first_contact_at=None, accepted_at__lt=reach
            )
            meet = overdue_before(at, days=scheme[appointment])
            late |= mine & Q(status=Status.ACTIVE, first_appointment_at=None, going_at__lt=meet)
    going_at = Coalesce(last_taken(Action.RESUME), F("accepted_at"))
    return rows.annotate(sent_at=sent_at(), going_at=going_at).filter(late)


def _behind(sort: str, last: datetime, after: UUID) -> Q:
    if sort == "oldest":
        return Q(created_at__gt=last) | Q(created_at=last, pk__gt=after)
    return Q(created_at__lt=last) | Q(created_at=last, pk__lt=after)
