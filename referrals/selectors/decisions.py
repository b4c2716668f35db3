"""What was done to a referral last, and until when that can be taken back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from referrals.models import Referral, Step
from referrals.selectors.short_forms import is_told_of_progress
from referrals.states import Action, Status
from spcore.accounts.actor import Actor
from spcore.ui.dates import when

# Whoever referred is told after this long, and the team can change its mind until then.
UNDO_FOR = timedelta(minutes=10)
DECIDED = MappingProxyType(
    {
        Status.ACCEPTED: Action.ACCEPT,
        Status.WAITING: Action.ACCEPT,
        Status.RETURNED: Action.RETURN,
        Status.REDIRECTED: Action.REDIRECT,
    }
)

GIVEN_UP = MappingProxyType(
    {Status.WITHDRAWN: Action.WITHDRAW, Status.ENTERED_IN_ERROR: Action.MARK_IN_ERROR}
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision by which a referral stands; `told_at` is when whoever referred is told."""

    referral: Referral
    step: Step
    told_at: datetime
    is_given_away: bool = False

    @property
    def words(self) -> str:
        """Return what was done, for whoever did it."""
        if self.is_given_away:
            return _("Accepted, and given to the other team")
        done = {
            Action.ACCEPT: _("Accepted. Give it to a link worker, or put it in the queue"),
            Action.RETURN: _("Sent back to the referrer"),
            Action.REDIRECT: _("Sent to another door"),
        }
        return done[Action(self.step.action)]

    @property
    def seen_at(self) -> datetime | None:
        """Return when whoever referred first opened it since."""
        return self.referral.news_seen_at

    @property
    def is_told(self) -> bool:
        """Tell whether whoever referred hears of it. At most one query."""
        is_asked = self.step.action == Action.RETURN  # an answer is needed, whoever objects
        return is_asked or is_told_of_progress(self.referral)

    def may_be_undone(self, *, at: datetime) -> bool:
        """Tell whether nobody outside the team has been told of it, or looked."""
        return self.seen_at is None and at < self.told_at


def decision_on(referral: Referral) -> Decision | None:
    """Return the decision by which it stands; none where something was built on it. One query."""
    action = DECIDED.get(Status(referral.status))
    if action is None:
        return None
    steps = Step.objects.filter(referral_id=referral.pk, action=action)
    step = steps.order_by("-taken_at", "-pk").first()
    if step is None:
        return None
    return Decision(referral, step, step.taken_at + UNDO_FOR)


def standing(steps: QuerySet[Step]) -> QuerySet[Step]:
    """Leave out decisions that were taken back: nobody was told, so they count nowhere."""
    after = Step.objects.filter(referral=OuterRef("referral"), pk__gt=OuterRef("pk"))
    # Between a decision and its undoing, it may have been put in the queue: nothing else.
    after = after.exclude(action=Action.QUEUE).order_by("pk")
    rows = steps.annotate(following=Subquery(after.values("action")[:1]))
    undone = Q(following=Action.UNDECIDE, action__in=DECIDED.values())
    return rows.exclude(undone, following__isnull=False)


def decision_to_undo(referral: Referral, *, at: datetime) -> Decision | None:
    """Return the decision while it can be taken back. At most one query."""
    if referral.news_seen_at is not None:
        return None
    decision = decision_on(referral)
    return decision if decision and decision.may_be_undone(at=at) else None


def lately_decided(*, actor: Actor, referral_id: UUID | None, at: datetime) -> Decision | None:
    """Return the decision of one the actor may open, or has given away, while it can be undone."""
    if referral_id is None:
        return None
    mine = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id).first()
    if mine is not None:
        return decision_to_undo(mine, at=at)
    rows = Referral.objects.given_away_by(actor, since=at - UNDO_FOR)
    given = rows.filter(pk=referral_id).first()
    decision = decision_to_undo(given, at=at) if given else None
    return replace(decision, is_given_away=True) if decision else None


def why_not_restored(referral: Referral, *, at: datetime) -> str:
    """Return why an ended referral cannot be put back now; nothing where it can. One query."""
    last = referral.steps.order_by("-taken_at", "-pk").first()
    waited = Status(referral.status) in GIVEN_UP and last and last.came_from == Status.SUBMITTED
    if last is None or not waited or referral.person_id is None:
        return _("Only what waited for the team can be put back. Ring the team, or refer again")
    if referral.news_seen_at is not None:
        return _("The team opened it on %s. Ring the team") % when(referral.news_seen_at)
    if at >= last.taken_at + UNDO_FOR:
        return _("This was ended more than ten minutes ago. Ring the team, or refer again")
    return ""


def taken_up_until(referral: Referral) -> datetime | None:
    """Return until when the team can take up again whom the practice withdrew while helped."""
    if referral.status != Status.WITHDRAWN or referral.link_worker_id is None:
        return None
    ended = referral.closed_at
    return ended + timedelta(days=referral.scheme.reopen_days) if ended else None
