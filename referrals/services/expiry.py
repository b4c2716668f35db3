"""A service that does not answer makes a task for the link worker (practice.md 27)."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import OnwardReferral, Referral, Scheme
from referrals.onward_states import SHARING_KINDS, TRANSITIONS, Action
from referrals.services.moves import settle_move
from referrals.services.onward_steps import take_onward
from referrals.states import IN_HAND
from spcore.accounts.actor import SYSTEM
from spcore.working_days import overdue_before

UNANSWERED = tuple(TRANSITIONS[Action.EXPIRE].sources)
MOST_IN_A_RUN = 1000  # what is left is taken by the next run
LONGEST = 200


def expire_unanswered(*, at: datetime) -> int:
    """
    Let expire what no service answered in the scheme's days and the grace after them.

    It tells neither the person nor the service anything: the link worker rings both. Running it
    again, or twice at once, expires nothing twice. Returns how many expired.
    """
    return sum(_expire(pk, at) for pk in _unanswered(at))


def _unanswered(at: datetime) -> list[UUID]:
    """Return what is overdue by each scheme's rule, the oldest first. Two queries."""
    late = Q(pk__in=[])
    for scheme_id, days in Scheme.objects.values_list("pk", "provider_answer_days"):
        before = overdue_before(at, days=days + settings.PROVIDER_GRACE_DAYS)
        late |= Q(referral__scheme_id=scheme_id, sent_at__lt=before)
    rows = OnwardReferral.objects.filter(late, status__in=UNANSWERED, kind__in=SHARING_KINDS)
    return list(rows.order_by("sent_at", "pk").values_list("pk", flat=True)[:MOST_IN_A_RUN])


@transaction.atomic
def _expire(onward_id: UUID, at: datetime) -> bool:
    """Expire one, unless somebody answers it, or another run has it, at this moment."""
    rows = OnwardReferral.objects.select_for_update(of=("self",), skip_locked=True)
    if not rows.filter(pk=onward_id, status__in=UNANSWERED).exists():
        return False
    expire_onward(onward_id=onward_id, at=at)
    return True


@transaction.atomic
def expire_onward(*, onward_id: UUID, at: datetime) -> OnwardReferral:
    """
    Record that a service did not answer, and put it on the link worker's list for today.

    :raises NotVisible, IllegalTransition: when it was answered, or is over.
    """
    onward = take_onward(Action.EXPIRE, onward_id=onward_id, actor=SYSTEM, at=at)
    _plan(onward, at)
    return onward


def _plan(onward: OnwardReferral, at: datetime) -> None:
    """Put it before what was planned: that step stays, and is not due later than it was."""
    rows = Referral.objects.select_for_update().filter(status__in=IN_HAND)
    case = rows.filter(pk=onward.referral_id).first()
    if case is None:
        return
    step = _("%(service)s did not answer: ring them, and tell the person") % {
        "service": onward.service.name[:80]
    }
    case.next_action = f"{step}. {case.next_action}".removesuffix(". ")[:LONGEST]
    today = timezone.localdate(at)
    case.next_action_on = min(case.next_action_on or today, today)
    case.save(update_fields=["next_action", "next_action_on"])
    settle_move(case, at=at)
