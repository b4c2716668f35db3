"""Taking back what was asked of the scheme."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services.payments import drop_payment
from spcore.access import for_roles


@for_roles(*policies.MAY_ASK_FOR_PAYMENT)
@require_POST
def payment_drop(request: HttpRequest, payment_id: UUID) -> HttpResponse:
    """Take it back while nobody has paid it, and return to the page it stands on."""
    row = drop_payment(payment_id=payment_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Taken back"))
    return redirect("referrals:onward_payments", row.onward_id)
