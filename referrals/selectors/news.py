"""What is new for somebody: threads, answers, decisions, people given to them.

Drawn from what happened, within the rules of who may know what; apps above add their own. Nothing
is written for it but until when somebody has seen it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from referrals.models import Message, OnwardMessage, OnwardSide, OnwardStep, Referral, Side, Step
from referrals.models.news import NewsMark
from referrals.onward_states import Action as OnwardAction
from referrals.onward_states import Status as OnwardStatus
from referrals.selectors.news_decisions import decisions_told
from referrals.states import OPEN, Action
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, REFERRER_ROLES, TEAM_ROLES, Role
from spcore.ui import dates

LONGEST = timedelta(days=30)
MOST = 40
ANSWERS = (
    *(OnwardAction.ACCEPT, OnwardAction.PUT_ON_LIST, OnwardAction.DECLINE, OnwardAction.EXPIRE),
    *(OnwardAction.BOOK, OnwardAction.START, OnwardAction.MISS, OnwardAction.END),
)
Source = Callable[..., "list[News]"]
_SOURCES: list[Source] = []


@dataclass(frozen=True, slots=True)
class News:
    """
    One thing that happened, in words. Without `person_id` it names nobody.

    `reference` is the referral's, where the title is a name.
    """

    at: datetime
    title: str
    what: str
    url: str
    person_id: UUID | None = None
    is_read: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One line of the page."""

    title: str
    what: str
    url: str
    facts: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What is new and what was of late, whom it names, and until when it was seen before."""

    rows: list[NewsRow]
    people: list[UUID]
    number: int
    latest: datetime | None
    can_undo: bool


def tells_news(source: Source) -> Source:
    """Let a function of an app above say, as `source(actor=, since=)`, what else happened."""
    _SOURCES.append(source)
    return source


def news(*, actor: Actor, at: datetime) -> NewsPage:
    """Return what happened in the last 30 days, the latest first. A few queries a role."""
    mark = NewsMark.objects.visible_to(actor).first()
    found = _latest(actor, at - LONGEST)
    rows = [_row(row, mark, at) for row in found]
    return NewsPage(
        rows=rows,
        people=[row.person_id for row in found if row.person_id],
        number=sum(row.is_new for row in rows),
        latest=found[0].at if found else None,
        can_undo=mark is not None and mark.before is not None,
    )


def number_new(*, actor: Actor, at: datetime) -> int:
    """Return how many things are new, as the page counts them: it reads what came since only."""
    mark = NewsMark.objects.visible_to(actor).first()
    since = max(at - LONGEST, mark.seen_at) if mark else at - LONGEST
    return sum(not row.is_read for row in _latest(actor, since))


def _latest(actor: Actor, since: datetime) -> list[News]:
    own: list[Source] = [_messages, _onward_messages, _decisions, _sent, _answers, _given, _came]
    found = [row for source in (*own, *_SOURCES) for row in source(actor=actor, since=since)]
    return sorted(found, key=lambda row: (row.at, row.title), reverse=True)[:MOST]


def _row(row: News, mark: NewsMark | None, at: datetime) -> NewsRow:
    is_new = not row.is_read and (mark is None or row.at > mark.seen_at)
    facts = tuple(filter(None, [dates.ago(row.at, at=at), row.reference]))
    return NewsRow(row.title, row.what, row.url, facts, is_new)


def _titled(referral: Referral, actor: Actor) -> tuple[str, UUID | None]:
    """Return the name where the reader works with the person or referred them; a reference else."""
    person = referral.person
    is_own = actor.role in REFERRER_ROLES or referral.link_worker_id == actor.user_id
    if person is None or not (is_own or actor.role in {Role.SUPERVISOR, Role.TEAM_ADMIN}):
        return referral.reference, None
    if person.is_restricted and referral.link_worker_id != actor.user_id:
        return referral.reference, None
    return person.name, person.pk


def _cases(actor: Actor) -> QuerySet[Referral]:
    """Return the cases whose news are the actor's: a link worker's own, else all they see."""
    rows = Referral.objects.visible_to(actor)
    return rows.filter(link_worker_id=actor.user_id) if actor.role == Role.LINK_WORKER else rows


def _news(row: Any, referral: Referral, at: datetime, what: str, url: str, actor: Actor) -> News:
    title, person_id = _titled(referral, actor)
    is_read = getattr(row, "read_at", None) is not None
    return News(at, title, what, url, person_id, is_read, referral.reference if person_id else "")


def _messages(*, actor: Actor, since: datetime) -> list[News]:
    """Return what the other side wrote on threads."""
    theirs = Side.TEAM if actor.role in REFERRER_ROLES else Side.REFERRER
    if actor.role not in REFERRER_ROLES | CASE_ROLES:
        return []
    rows = Message.objects.visible_to(actor).filter(side=theirs, written_at__gt=since)
    rows = rows.filter(referral__in=_cases(actor)).select_related("referral__person")
    return [
        _news(
            row,
            row.referral,
            row.written_at,
            _("A question for you") if row.asks and not row.answered_at else _("A message"),
            reverse("referrals:referral_thread", args=[row.referral_id]),
            actor,
        )
        for row in rows.order_by("-written_at", "-pk")[:MOST]
    ]


def _onward_messages(*, actor: Actor, since: datetime) -> list[News]:
    """Return what a service wrote to the team, or the team to the service."""
    theirs = OnwardSide.TEAM if actor.role == Role.PROVIDER else OnwardSide.PROVIDER
    if actor.role not in CASE_ROLES | {Role.PROVIDER}:
        return []
    rows = OnwardMessage.objects.visible_to(actor).filter(side=theirs, written_at__gt=since)
    if actor.role != Role.PROVIDER:
        rows = rows.filter(onward__referral__in=_cases(actor))
    rows = rows.select_related("onward__referral__person", "onward__service")
    return [
        _news(
            row,
            row.onward.referral,
            row.written_at,
            _("A message about %(service)s") % {"service": row.onward.service.name},
            reverse("referrals:onward_thread", args=[row.onward_id]),
            actor,
        )
        for row in rows.order_by("-written_at", "-pk")[:MOST]
    ]


def _decisions(*, actor: Actor, since: datetime) -> list[News]:
    """Return what became of a referrer's referrals: where they stand, and no words (rule 12)."""
    if actor.role not in REFERRER_ROLES:
        return []
    told, rows = decisions_told(actor=actor, since=since)
    rows = rows.select_related("referral__person").order_by("-taken_at", "-pk")[:MOST]
    page = "referrals:referral_detail"
    return [
        _news(
            row,
            row.referral,
            row.taken_at,
            str(told[Action(row.action)]),
            reverse(page, args=[row.referral_id]),
            actor,
        )
        for row in rows
    ]


def _sent(*, actor: Actor, since: datetime) -> list[News]:
    """Return who was sent to a service: by reference, as its inbox shows them."""
    if actor.role != Role.PROVIDER:
        return []
    rows = OnwardStep.objects.filter(
        onward__provider_id=actor.organisation_id,
        onward__consent__is_given=True,
        onward__consent__withdrawn_at=None,
        action=OnwardAction.SEND,
        taken_at__gt=since,
    ).exclude(onward__status=OnwardStatus.WITHDRAWN)
    rows = rows.select_related("onward__referral", "onward__service")
    return [
        News(
            row.taken_at,
            row.onward.referral.reference,
            _("Sent to %(service)s") % {"service": row.onward.service.name},
            reverse("referrals:inbox_detail", args=[row.onward_id]),
            is_read=row.onward.seen_at is not None,
        )
        for row in rows.order_by("-taken_at", "-pk")[:MOST]
    ]


def _answers(*, actor: Actor, since: datetime) -> list[News]:
    """Return what services answered about a link worker's own people."""
    if actor.role != Role.LINK_WORKER:
        return []
    rows = OnwardStep.objects.filter(
        onward__referral__in=_cases(actor), action__in=ANSWERS, taken_at__gt=since
    ).exclude(taken_by_id=actor.user_id)
    rows = rows.select_related("onward__referral__person", "onward__service")
    return [
        _news(
            row,
            row.onward.referral,
            row.taken_at,
            f"{row.onward.service.name}: {str(OnwardStatus(row.went_to).label).lower()}",
            reverse("linkworkers:case_detail", args=[row.onward.referral_id]),
            actor,
        )
        for row in rows.order_by("-taken_at", "-pk")[:MOST]
    ]


def _given(*, actor: Actor, since: datetime) -> list[News]:
    """Return whom a link worker was given by somebody else."""
    if actor.role != Role.LINK_WORKER:
        return []
    rows = Step.objects.filter(
        referral__in=_cases(actor), action=Action.ALLOCATE, taken_at__gt=since
    ).exclude(taken_by_id=actor.user_id)
    rows = rows.select_related("referral__person").order_by("-taken_at", "-pk")[:MOST]
    return [
        _news(
            row,
            row.referral,
            row.taken_at,
            _("Given to you"),
            reverse("linkworkers:case_detail", args=[row.referral_id]),
            actor,
        )
        for row in rows
    ]


def _came(*, actor: Actor, since: datetime) -> list[News]:
    """Return what came to the team to decide on, for those who keep its queue."""
    if actor.role not in TEAM_ROLES - {Role.LINK_WORKER}:
        return []
    rows = Step.objects.filter(
        Q(referral__status__in=OPEN),
        referral__in=_cases(actor),
        action=Action.SUBMIT,
        taken_at__gt=since,
    )
    rows = rows.select_related("referral__person").order_by("-taken_at", "-pk")[:MOST]
    return [
        _news(
            row,
            row.referral,
            row.taken_at,
            _("A new referral"),
            reverse("referrals:triage_detail", args=[row.referral_id]),
            actor,
        )
        for row in rows
    ]
