"""Small payments and personal budgets for one onward referral: what was asked, and one more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.onward_payments import OnwardPaymentForm
from referrals.onward_states import OPEN
from referrals.selectors.payments import payments_of
from referrals.services.payments import ask_for_payment
from spcore.access import for_roles
from spcore.responses import audited_render

SHOWN = frozenset({"name", "birth_date", "nhs_number", "contact", "safe_contact", "organisations"})


@for_roles(*policies.MAY_ASK_FOR_PAYMENT)
@require_http_methods(["GET", "POST"])
def onward_payments(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Show each with where it stands, and ask the scheme for another."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    form = OnwardPaymentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        payment_id = form.cleaned_data["nonce"]
        ask_for_payment(
            payment_id=payment_id, onward_id=onward.pk, asked=form.asked(), actor=actor, at=now
        )
        messages.success(request, _("Asked. The scheme decides; this page says what it decided"))
        return redirect("referrals:onward_payments", onward.pk)
    classes = selectors.classes_for(actor, onward.referral, at=now)
    context = {
        "onward": onward,
        "banner": selectors.case_banner(onward.referral, classes=classes),
        "rows": payments_of(actor=actor, onward=onward),
        "form": form if onward.status in OPEN else None,
    }
    return audited_render(
        request,
        "referrals/onward_payments.html",
        context,
        people=[onward.referral.person_id],
        shown=classes & SHOWN,
    )
