"""Small payments and personal budgets: of one onward referral, and all of a scheme's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from referrals.models import OnwardPayment, OnwardReferral, PaymentState
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.ui import dates
from spcore.ui.statuses import tag_html

COLOURS = {
    PaymentState.ASKED: "yellow",
    PaymentState.AGREED: "blue",
    PaymentState.REFUSED: "red",
    PaymentState.PAID: "green",
    PaymentState.DROPPED: "grey",
}
WAITING = (PaymentState.ASKED, PaymentState.AGREED)
MOST = 100


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment in words."""

    id: UUID
    service: str
    what: str
    pounds: str
    tag: str
    facts: tuple[str, ...]
    why: str
    is_waiting: bool


def pounds(pence: int | None) -> str:
    """Return pence as pounds: "£1,250.00"."""
    return f"£{(pence or 0) / 100:,.2f}"


def payments_of(*, actor: Actor, onward: OnwardReferral) -> list[PaymentRow]:
    """Return those of an onward referral that the actor may read, the latest first. One query."""
    rows = _for_page(OnwardPayment.objects.visible_to(actor).filter(onward=onward))
    return [row_of(row) for row in rows.order_by("-asked_at", "pk")]


def payment_for(*, actor: Actor, payment_id: UUID) -> OnwardPayment:
    """Return one the actor may read. :raises NotVisible:"""
    rows = _for_page(OnwardPayment.objects.visible_to(actor))
    row = rows.filter(pk=payment_id).first()
    if row is None:
        raise NotVisible
    return row


def payments_to_settle(*, actor: Actor) -> list[PaymentRow]:
    """Return what the scheme has to decide or pay, the oldest first. One query."""
    rows = _for_page(OnwardPayment.objects.visible_to(actor).filter(state__in=WAITING))
    return [row_of(row) for row in rows.order_by("asked_at", "pk")[:MOST]]


def payments_settled(*, actor: Actor) -> list[PaymentRow]:
    """Return what was paid, refused or taken back, the latest first. One query."""
    rows = _for_page(OnwardPayment.objects.visible_to(actor).exclude(state__in=WAITING))
    return [row_of(row) for row in rows.order_by("-asked_at", "pk")[:MOST]]


def money_of_year(*, actor: Actor, since: date) -> tuple[str, str]:
    """Return what was paid since a day, and what is agreed and not paid yet. One query."""
    found = OnwardPayment.objects.visible_to(actor).aggregate(
        paid=Sum("amount_pence", filter=Q(state=PaymentState.PAID, paid_on__gte=since)),
        agreed=Sum("amount_pence", filter=Q(state=PaymentState.AGREED)),
    )
    return pounds(found["paid"]), pounds(found["agreed"])


def financial_year_start(at: date) -> date:
    """Return the 1 April that begins the financial year of a day."""
    return date(at.year if (at.month, at.day) >= (4, 1) else at.year - 1, 4, 1)


def _for_page(rows: QuerySet[OnwardPayment]) -> QuerySet[OnwardPayment]:
    return rows.select_related(
        "onward__service", "onward__provider__organisation", "asked_by", "decided_by", "owner"
    )


def row_of(row: OnwardPayment) -> PaymentRow:
    """Return one in words. No name of anybody it is for."""
    state = PaymentState(row.state)
    facts = (
        _("asked by %(who)s, %(day)s") % _who(row.asked_by.name, row.asked_at),
        _decided(row),
        _("%(who)s sees that it is paid") % {"who": row.owner.name}
        if state == PaymentState.AGREED and row.owner
        else "",
        _("the scheme decides") if state == PaymentState.ASKED else "",
        _("paid %(day)s") % {"day": dates.day(row.paid_on)} if row.paid_on else "",
    )
    return PaymentRow(
        id=row.pk,
        service=row.onward.service.name,
        what=f"{row.get_kind_display()}: {str(row.get_pays_for_display()).lower()}",
        pounds=pounds(row.amount_pence),
        tag=tag_html(str(state.label), COLOURS[state]),
        facts=tuple(fact for fact in facts if fact),
        why=row.why_refused,
        is_waiting=state in WAITING,
    )


def _decided(row: OnwardPayment) -> str:
    if row.decided_by is None or row.decided_at is None:
        return ""
    who = _who(row.decided_by.name, row.decided_at)
    if row.state == PaymentState.REFUSED:
        return _("refused by %(who)s, %(day)s") % who
    return _("agreed by %(who)s, %(day)s") % who


def _who(name: str, at: datetime) -> dict[str, str]:
    return {"who": name, "day": dates.day(at)}
