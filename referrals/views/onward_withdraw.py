"""Taking an onward referral back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.onward_withdraw import OnwardWithdrawForm
from referrals.onward_states import Action
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY_ONWARD[Action.WITHDRAW])
@require_http_methods(["GET", "POST"])
def onward_withdraw(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Ask why, then withdraw it: the provider no longer finds it."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    policies.check_onward(actor, Action.WITHDRAW, onward)
    form = OnwardWithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.take_onward(
            Action.WITHDRAW, onward_id=onward.pk, actor=actor, at=now, **form.cleaned_data
        )
        messages.success(request, _("Withdrawn"))
        return redirect("linkworkers:case_detail", onward.referral_id)
    classes = selectors.classes_for(actor, onward.referral, at=now)
    return audited_render(
        request,
        "referrals/onward_withdraw.html",
        {
            "onward": onward,
            "banner": selectors.case_banner(onward.referral, classes=classes),
            "form": form,
        },
        people=[onward.referral.person_id],
        shown=classes
        & {"name", "birth_date", "nhs_number", "contact", "safe_contact", "organisations"},
    )
