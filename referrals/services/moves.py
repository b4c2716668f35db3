"""Keeping whose move it is on a case, after whatever may have changed it."""

from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.utils import timezone

from referrals import onward_states, states
from referrals.models import Message, OnwardReferral, Referral, Side
from referrals.states import Move, Status

WAITS = tuple(set(onward_states.OPEN) - {onward_states.Status.STARTED})


def settle_move(referral: Referral, *, at: datetime) -> None:
    """
    Store who must act next, by `states.case_move`. One query, and one more where it changes.

    Called by every service that moves a case, an onward referral, a question or a next action.
    """
    asked = Message.objects.filter(referral=OuterRef("pk"), side=Side.TEAM).unanswered()
    onward = OnwardReferral.objects.filter(referral=OuterRef("pk"), status__in=WAITS)
    rows = Referral.objects.filter(pk=referral.pk).values_list(
        *("status", "next_action_on", "whose_move"),
        Exists(asked),
        ArraySubquery(onward.order_by().values("whose_move")),
    )
    status, due_on, stored, is_asked, moves = rows.get()
    move = states.case_move(
        Status(status),
        is_due=due_on is not None and due_on <= timezone.localdate(at),
        is_asked=is_asked,
        onward=[Move(each) for each in moves],
    )
    if move != stored:
        Referral.objects.filter(pk=referral.pk).update(whose_move=move)
    referral.whose_move = move
