"""What must be true before a referral may move, beyond its status: rules of meaning."""

from collections.abc import Callable
from datetime import datetime, timedelta

from referrals import selectors
from referrals.models import Concern, Referral, Source
from referrals.selectors.short_forms import FOR_THE_TEAM
from referrals.selectors.unreached import needs_review_unreached
from referrals.states import BEFORE_HELP, Action, Outcome, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted


def guard(action: Action, referral: Referral, *, actor: Actor, at: datetime) -> None:
    """
    Refuse `action` when a rule of meaning forbids it. `referral` carries the changes already.

    :raises Invalid, Conflict, NotPermitted:
    """
    rule = GUARDS.get(action)
    if rule is not None:
        rule(referral, actor, at)


def _submit(referral: Referral, actor: Actor, at: datetime) -> None:
    for problem in selectors.problems_with(referral):
        raise Invalid(problem.text, field=problem.field)
    if referral.team_id is None:
        referral.team_id = selectors.team_for(referral)


def _return(referral: Referral, actor: Actor, at: datetime) -> None:
    if referral.source == Source.SELF:
        raise Conflict("People who referred themselves cannot be asked here. Ring them instead")
    _see(referral, actor, at)


def _take_back(referral: Referral, actor: Actor, at: datetime) -> None:
    """Hold that only what nobody of the team has read can be unsent."""
    if referral.seen_at is not None:
        raise Conflict("The team has opened this referral. Ring the team, or withdraw it")
    _end_early(referral, actor, at)


def _see(referral: Referral, actor: Actor, at: datetime) -> None:
    """Count a decision as having read it, however it was reached; it is news to the referrer."""
    referral.seen_at, referral.news_seen_at = referral.seen_at or at, None


def _allocate(referral: Referral, actor: Actor, at: datetime) -> None:
    if referral.link_worker_id is None:
        raise Invalid("Choose a link worker", field="link_worker")
    if not selectors.works_in_team(user_id=referral.link_worker_id, team_id=referral.team_id):
        raise Invalid("Choose somebody of this team", field="link_worker")


def _close(referral: Referral, actor: Actor, at: datetime) -> None:
    _end_early(referral, actor, at)
    if referral.outcome not in Outcome.values:
        raise Invalid("Say how it ended", field="outcome")
    if referral.outcome == Outcome.NOT_REACHED:
        _close_unreached(referral, actor, at)


def _close_unreached(referral: Referral, actor: Actor, at: datetime) -> None:
    """Hold the scheme's rule of attempts, and the supervisor's review where it is due."""
    least = referral.scheme.attempts_before_closing
    if referral.attempts < least:
        raise Invalid(
            f"Try at least {least} times before closing as not reached: {referral.attempts} so far",
            field="outcome",
        )
    if actor.role != Role.SUPERVISOR and needs_review_unreached(referral, at=at):
        raise NotPermitted("Ask your supervisor to review and close this one")


def _reopen(referral: Referral, actor: Actor, at: datetime) -> None:
    ends = referral.steps.filter(action__in=[Action.CLOSE, Action.WITHDRAW])
    ended = ends.order_by("-taken_at", "-pk").first()
    if ended is None or at > ended.taken_at + timedelta(days=referral.scheme.reopen_days):
        raise Conflict("Too long ago to reopen. Make a new referral")
    if Status(ended.came_from) in BEFORE_HELP:
        raise Conflict("The team had not taken this person on. The practice can refer them again")


def _end_early(referral: Referral, actor: Actor, at: datetime) -> None:
    if Concern.objects.about_the_person().filter(referral=referral).open().exists():
        if actor.role == Role.OTHER_REFERRER:  # who reads of no concern, by no refusal either
            raise NotPermitted(FOR_THE_TEAM)
        raise Conflict(
            "A concern about this person is still open. Somebody must take it over first"
        )


def _give_up(referral: Referral, actor: Actor, at: datetime) -> None:
    """End what the referrer no longer wants; it is news to the team."""
    _end_early(referral, actor, at)
    referral.news_seen_at = None


GUARDS: dict[Action, Callable[[Referral, Actor, datetime], None]] = {
    Action.SUBMIT: _submit,
    Action.TAKE_BACK: _take_back,
    Action.RETURN: _return,
    Action.REDIRECT: _see,
    Action.ACCEPT: _see,
    Action.ALLOCATE: _allocate,
    Action.CLOSE: _close,
    Action.REOPEN: _reopen,
    Action.WITHDRAW: _give_up,
    Action.MARK_IN_ERROR: _give_up,
}
