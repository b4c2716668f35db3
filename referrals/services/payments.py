"""Asking the scheme for a small payment or personal budget, deciding on it, and paying it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import OnwardPayment, OnwardReferral, PaymentState, TimelineKind
from referrals.onward_states import OPEN
from referrals.services.onward_steps import locked_onward
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

MOST_PENCE = 500_000  # a small payment: what is larger is a grant (`evaluation.fund`)
# Where each state may lead. What is paid or over stays: the trail of money is not rewritten.
NEXT = {
    PaymentState.ASKED: {PaymentState.AGREED, PaymentState.REFUSED},
    PaymentState.AGREED: {PaymentState.PAID, PaymentState.REFUSED},
}


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """Whom the money is for, what it buys, and how much in pence."""

    kind: str
    pays_for: str
    amount_pence: int


@dataclass(frozen=True, slots=True)
class PaymentSettled:
    """What became of it: agreed, refused with a reason, or paid on a day."""

    state: str
    why: str = ""
    paid_on: date | None = None


@transaction.atomic
def ask_for_payment(
    *, payment_id: UUID, onward_id: UUID, asked: PaymentAsked, actor: Actor, at: datetime
) -> OnwardPayment:
    """
    Ask the scheme, once for each id that the form drew.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when the onward referral is over.
    :raises Invalid: for nothing, or more than a small payment.
    """
    if actor.role not in policies.MAY_ASK_FOR_PAYMENT:
        raise NotPermitted(_("Your role does not ask for payments"))
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    before = OnwardPayment.objects.filter(pk=payment_id).first()
    if before is not None and before.onward_id != onward.pk:
        raise NotVisible
    if before is not None:
        return before
    if onward.status not in OPEN:
        raise Conflict(_("This is over"))
    if not 0 < asked.amount_pence <= MOST_PENCE:
        raise Invalid(_("Enter an amount up to £5,000"), field="amount")
    row = OnwardPayment.objects.create(
        pk=payment_id,
        onward=onward,
        kind=asked.kind,
        pays_for=asked.pays_for,
        amount_pence=asked.amount_pence,
        asked_by_id=actor.user_id,
        asked_at=at,
    )
    _record(row, onward, actor, at)
    return row


@transaction.atomic
def drop_payment(*, payment_id: UUID, actor: Actor, at: datetime) -> OnwardPayment:
    """
    Take back what was asked for, while nobody has paid it.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when it was paid, refused or taken back already.
    """
    if actor.role not in policies.MAY_ASK_FOR_PAYMENT:
        raise NotPermitted(_("Your role does not ask for payments"))
    row = _locked(payment_id, actor)
    onward = locked_onward(onward_id=row.onward_id, actor=actor, at=at)
    if row.state not in NEXT:
        raise Conflict(_("This was paid or refused already"))
    return _moved(row, PaymentState.DROPPED, onward, actor, at)


@transaction.atomic
def settle_payment(
    *, payment_id: UUID, version: int, settled: PaymentSettled, actor: Actor, at: datetime
) -> OnwardPayment:
    """
    Agree to it, refuse it, or say when it was paid. Whoever agrees sees that it is paid.

    :raises NotVisible, Invalid:
    :raises NotPermitted: for any other role, and for whoever asked for it.
    :raises Conflict: when somebody changed it since `version`, or it does not lead there.
    """
    if actor.role not in policies.MAY_SET_SCHEME:
        raise NotPermitted(_("Only the scheme decides on payments"))
    row = _locked(payment_id, actor)
    if row.asked_by_id == actor.user_id:
        raise NotPermitted(_("Somebody else decides on what you asked for"))
    if row.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    state = PaymentState(settled.state)
    if state not in NEXT.get(PaymentState(row.state), ()):
        raise Conflict(_("This was paid, refused or taken back already"))
    _decide(row, state, settled, actor, at)
    return _moved(row, state, row.onward, actor, at)


def _decide(
    row: OnwardPayment, state: PaymentState, settled: PaymentSettled, actor: Actor, at: datetime
) -> None:
    """Write on the row what the decision says, or refuse what is missing of it."""
    if state == PaymentState.PAID:
        if settled.paid_on is None or settled.paid_on > timezone.localdate(at):
            raise Invalid(_("Enter the day it was paid, today or before"), field="paid_on")
        row.paid_on = settled.paid_on
        return
    if state == PaymentState.REFUSED and not settled.why.strip():
        raise Invalid(_("Say why, so that the link worker can tell the person"), field="why")
    row.decided_by_id, row.decided_at = actor.user_id, at
    row.why_refused = settled.why.strip() if state == PaymentState.REFUSED else ""
    row.owner_id = actor.user_id if state == PaymentState.AGREED else None


def _locked(payment_id: UUID, actor: Actor) -> OnwardPayment:
    rows = OnwardPayment.objects.visible_to(actor).select_for_update(of=("self",))
    row = rows.select_related("onward__referral", "onward__service").filter(pk=payment_id).first()
    if row is None:
        raise NotVisible
    return row


def _moved(
    row: OnwardPayment, state: PaymentState, onward: OnwardReferral, actor: Actor, at: datetime
) -> OnwardPayment:
    row.state = state
    row.version += 1
    row.save()
    _record(row, onward, actor, at)
    return row


def _record(row: OnwardPayment, onward: OnwardReferral, actor: Actor, at: datetime) -> None:
    said = {
        "service": onward.service.name,
        "pounds": f"£{row.amount_pence / 100:.2f}",
        "state": str(PaymentState(row.state).label).lower(),
    }
    label = _("%(service)s: %(pounds)s, %(state)s") % said
    line = Line(
        TimelineKind.ONWARD, label, "organisations", detail=row.why_refused, object_id=onward.pk
    )
    note(line, referral_id=onward.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="payment",
        people=[onward.referral.person_id],
        shown=["organisations"],
        object_id=row.pk,
    )
