"""The lives of a round, an application and an award, as tables of data (decision 0001)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from referrals.states import Transition, from_
from spcore.errors import IllegalTransition


class Move(TextChoices):
    """Who must act next."""

    RUNNER = "runner", _("Whoever runs the fund")
    PROVIDER = "provider", _("The applicant")
    PANEL = "panel", _("The panel")
    NOBODY = "nobody", _("Nobody")


class RoundStatus(TextChoices):
    """Where a round stands."""

    DRAFT = "draft", _("Being prepared")
    OPEN = "open", _("Open for applications")
    JUDGING = "judging", _("With the panel")
    DECIDED = "decided", _("Decided")
    CALLED_OFF = "called_off", _("Called off")


class RoundAction(TextChoices):
    """What is done to a round."""

    OPEN = "open", _("Open")
    CLOSE = "close", _("Close")
    REOPEN = "reopen", _("Reopen")
    PUBLISH = "publish", _("Publish the decisions of")
    CALL_OFF = "call_off", _("Call off")


class ApplicationStatus(TextChoices):
    """Where an application stands."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    AWARDED = "awarded", _("Awarded")
    DECLINED = "declined", _("Not awarded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ApplicationAction(TextChoices):
    """What is done to an application."""

    SEND = "send", _("Send")
    TAKE_BACK = "take_back", _("Take back and change")
    WITHDRAW = "withdraw", _("Withdraw")
    AWARD = "award", _("Award")
    DECLINE = "decline", _("Decline")
    UNDECIDE = "undecide", _("Take back the decision on")


class AwardStatus(TextChoices):
    """Where an award stands. Nobody but those who decide knows of one that is prepared."""

    PREPARED = "prepared", _("Decided, not told yet")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Turned down")
    STOPPED = "stopped", _("Stopped early")


class AwardAction(TextChoices):
    """What is done to an award."""

    OFFER = "offer", _("Offer")
    ACCEPT = "accept", _("Accept")
    REFUSE = "refuse", _("Turn down")
    STOP = "stop", _("Stop")


R, A, W = RoundStatus, ApplicationStatus, AwardStatus
ROUND = MappingProxyType(
    {
        RoundAction.OPEN: from_(R.DRAFT, to=R.OPEN, move=Move.PROVIDER),
        RoundAction.CLOSE: from_(R.OPEN, to=R.JUDGING, move=Move.PANEL),
        RoundAction.REOPEN: from_(R.JUDGING, to=R.OPEN, move=Move.PROVIDER, needs_reason=True),
        RoundAction.PUBLISH: from_(R.JUDGING, to=R.DECIDED, move=Move.PROVIDER),
        RoundAction.CALL_OFF: from_(
            R.DRAFT, R.OPEN, R.JUDGING, to=R.CALLED_OFF, move=Move.NOBODY, needs_reason=True
        ),
    }
)
APPLICATION = MappingProxyType(
    {
        ApplicationAction.SEND: from_(A.DRAFT, to=A.SENT, move=Move.PANEL),
        ApplicationAction.TAKE_BACK: from_(A.SENT, to=A.DRAFT, move=Move.PROVIDER),
        # Also once decided: until that is published, an applicant's page tells nothing of it.
        ApplicationAction.WITHDRAW: from_(
            A.DRAFT, A.SENT, A.AWARDED, A.DECLINED, to=A.WITHDRAWN, move=Move.NOBODY
        ),
        ApplicationAction.AWARD: from_(A.SENT, to=A.AWARDED, move=Move.RUNNER),
        ApplicationAction.DECLINE: from_(
            A.SENT, to=A.DECLINED, move=Move.RUNNER, needs_reason=True
        ),
        ApplicationAction.UNDECIDE: from_(A.AWARDED, A.DECLINED, to=A.SENT, move=Move.RUNNER),
    }
)
AWARD = MappingProxyType(
    {
        AwardAction.OFFER: from_(W.PREPARED, to=W.OFFERED, move=Move.PROVIDER),
        AwardAction.ACCEPT: from_(W.OFFERED, to=W.ACCEPTED, move=Move.RUNNER),
        AwardAction.REFUSE: from_(W.OFFERED, to=W.REFUSED, move=Move.NOBODY, needs_reason=True),
        AwardAction.STOP: from_(W.ACCEPTED, to=W.STOPPED, move=Move.NOBODY, needs_reason=True),
    }
)
# What anybody may see of a fund.
PUBLIC_ROUNDS = (R.OPEN, R.JUDGING, R.DECIDED)
WITH_PANEL = (A.SENT, A.AWARDED, A.DECLINED)
RUNNING = (W.ACCEPTED, W.STOPPED)


def target_of(table: Mapping[Any, Transition], action: Any, status: str) -> Any:
    """Return where `action` leads. :raises IllegalTransition: when it is not possible from here."""
    transition = table[action]
    if status not in transition.sources:
        label = type(transition.target)(status).label
        raise IllegalTransition(f"{action.label}: not possible while it is “{label}”")
    return transition.target
