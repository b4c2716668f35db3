"""All small payments and personal budgets of a scheme: what waits, and what was settled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors import payments
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_safe
def payment_list(request: HttpRequest) -> HttpResponse:
    """Show what to decide and to pay, the oldest first; no name and no reference of anybody."""
    actor = request.actor
    since = payments.financial_year_start(timezone.localdate())
    paid, agreed = payments.money_of_year(actor=actor, since=since)
    context = {
        "waiting": payments.payments_to_settle(actor=actor),
        "settled": payments.payments_settled(actor=actor),
        "since": since,
        "paid": paid,
        "agreed": agreed,
    }
    return render(request, "referrals/payment_list.html", context)
