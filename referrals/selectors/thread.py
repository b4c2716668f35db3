"""What the team and the referrer wrote to each other, each as far as they may read it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals import policies
from referrals.models import Message, Referral, Side
from referrals.selectors.feedback import is_codes_only
from referrals.states import OPEN, Status
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import CASE_ROLES, PRACTICE_ROLES, REFERRER_ROLES, Role
from spcore.prepared import MOMENT, ORGANISATION, PARENT, USER, Prepared, prepare

DECIDING = (Status.SUBMITTED, Status.RETURNED)


@dataclass(frozen=True, slots=True)
class Written:
    """One message as a page prints it."""

    id: UUID
    title: str
    by: str
    at: datetime
    words: str
    state: str
    is_open: bool
    is_own: bool


def may_be_told(referral: Referral) -> bool:
    """
    Tell whether the referrer may get words about the person (practice.md 10, 12). Few queries.

    A question while the team decides is no feedback. Afterwards codes only, or a refused
    feedback, closes the thread to the team's words; another referrer than a practice is asked,
    and told nothing.
    """
    if referral.status in DECIDING:
        return True
    is_practice = referral.referring_organisation.kind == OrganisationKind.PRACTICE
    return is_practice and not is_codes_only(referral)


def thread_of(*, actor: Actor, referral: Referral) -> list[Written]:
    """Return the actor's part of the thread, oldest first. Expects a readable referral."""
    rows = Message.objects.visible_to(actor).filter(referral=referral)
    rows = rows.select_related("written_by", "written_by_organisation")
    is_team = actor.role in CASE_ROLES
    told = is_team or (may_be_told(referral) and not policies.has_left(actor, referral))
    if not is_team and actor.role not in PRACTICE_ROLES:
        rows = rows.exclude(side=Side.TEAM, asks=False)
    return [_written(row, is_team=is_team, told=told) for row in rows.order_by("written_at", "pk")]


def _written(row: Message, *, is_team: bool, told: bool) -> Written:
    own = (row.side == Side.TEAM) == is_team
    hidden = not own and not told
    return Written(
        id=row.pk,
        title=_title(row),
        by=f"{row.written_by}, {row.written_by_organisation}",
        at=row.written_at,
        words=_("Not shown: codes only for this person. Please ring the team.")
        if hidden
        else row.words,
        state=_state(row, own=own),
        is_open=row.asks and row.answered_at is None,
        is_own=own,
    )


def _title(row: Message) -> str:
    if row.side == Side.TEAM:
        return _("The team asks") if row.asks else _("The team writes")
    return _("The referrer asks") if row.asks else _("The referrer writes")


def _state(row: Message, *, own: bool) -> str:
    if row.asks and row.answered_at is None:
        return _("Waits for an answer")
    if row.asks:
        return _("Answered")
    if own:
        return _("Read") if row.read_at else _("Not read yet")
    return ""


@dataclass(frozen=True, slots=True)
class ThreadLink:
    """What the link to a thread says. `waiting`: a question waits for the reader."""

    is_open: bool
    waiting: bool
    words: str


def thread_link(*, actor: Actor, referral: Referral) -> ThreadLink:
    """Return the link to the actor's part of the thread. One query."""
    is_team = actor.role in CASE_ROLES
    if actor.role not in CASE_ROLES | REFERRER_ROLES:
        return ThreadLink(is_open=False, waiting=False, words="")
    rows = _counted(actor.role).rows(
        {
            USER: actor.user_id,
            ORGANISATION: actor.organisation_id,
            PARENT: referral.pk,
            MOMENT: timezone.now(),
        }
    )
    _thread, number, unread, waiting = rows[0] if rows else (None, 0, 0, 0)
    words = _link_words(number, unread, is_team=is_team)
    has_referrer = referral.referrer_id is not None
    is_shown = bool(number) or (referral.status in OPEN and has_referrer)
    waits = bool(waiting) and referral.status in OPEN  # nobody can answer afterwards
    return ThreadLink(is_open=is_shown, waiting=waits, words=words)


@cache
def _counted(role: Role | None) -> Prepared:
    """Write out the statement that counts a thread's messages for somebody in this role."""
    other = Side.REFERRER if role in CASE_ROLES else Side.TEAM
    rows = Message.objects.visible_to(Actor(role, USER, ORGANISATION), at=MOMENT)
    rows = rows.filter(referral_id=PARENT).order_by().values("referral_id")
    counted = rows.annotate(
        number=Count("pk"),
        unread=Count("pk", filter=Q(side=other, read_at=None)),
        waiting=Count("pk", filter=Q(side=other, asks=True, answered_at=None)),
    )
    return prepare(counted.values_list("referral_id", "number", "unread", "waiting"))


def _link_words(number: int, unread: int, *, is_team: bool) -> str:
    if not number:
        return _("Ask the referrer a question") if is_team else _("Write to the team")
    said = ngettext("%(n)d message", "%(n)d messages", number) % {"n": number}
    side = _("with the referrer") if is_team else _("with the team")
    new = _(", %(n)d to read") % {"n": unread} if unread else ""
    return f"{said} {side}{new}"


def open_questions() -> dict[str, Any]:
    """Return annotations for a list of referrals: does each side wait for an answer?"""
    waiting = Message.objects.filter(referral=OuterRef("pk"), audience="referrer").unanswered()
    return {
        "team_asks": Exists(waiting.filter(side=Side.TEAM)),
        "referrer_asks": Exists(waiting.filter(side=Side.REFERRER)),
    }


def answers_unread() -> Exists:
    """Return an annotation: has the referrer written something the team has not opened?"""
    rows = Message.objects.filter(referral=OuterRef("pk"), side=Side.REFERRER, read_at=None)
    return Exists(rows)
