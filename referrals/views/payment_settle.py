"""Deciding on one payment, and saying when it was paid."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.payment_settle import PaymentSettleForm
from referrals.selectors import payments
from referrals.services.payments import NEXT, settle_payment
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def payment_settle(request: HttpRequest, payment_id: UUID) -> HttpResponse:
    """Show one and keep what is decided; what is paid or over is shown alone."""
    actor = request.actor
    row = payments.payment_for(actor=actor, payment_id=payment_id)
    states = sorted(NEXT.get(row.state, ()))  # type: ignore[call-overload]
    form = PaymentSettleForm(
        request.POST if request.method == "POST" and states else None,
        states=states,
        saved={},
        current=row.version,
    )
    if form.is_valid():
        version = form.cleaned_data["version"]
        settle_payment(
            payment_id=row.pk,
            version=version,
            settled=form.settled(),
            actor=actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:payment_list")
    context = {
        "row": payments.row_of(row),
        "provider": row.onward.provider,
        "form": form if states else None,
    }
    return render(request, "referrals/payment_settle.html", context)
