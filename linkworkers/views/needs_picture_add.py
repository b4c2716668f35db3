"""Asking the person how much of a problem things are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.needs_picture_add import NeedsPictureAddForm
from linkworkers.views.framing import case_to_write, render_on_plan
from linkworkers.views.safety import ask_about_safety
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def needs_picture_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask about what is known of first; the rest of the needs is behind lines to press."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "plan", at=now)
    begun = selectors.needs_to_ask(case.referral, is_end=request.GET.get("when") == "close")
    form = NeedsPictureAddForm(
        request.POST if request.method == "POST" else None,
        known=begun.known,
        initial={"occasion": begun.occasion, "asked_on": timezone.localdate(now)},
    )
    if form.is_valid():
        said = form.said()
        services.ask_needs(referral_id=case.referral.pk, said=said, actor=request.actor, at=now)
        messages.success(request, _("Saved"))
        ask_about_safety(request, case.referral, said)
        return redirect("linkworkers:needs_picture_list", case.referral.pk)
    return render_on_plan(request, "linkworkers/needs_picture_add.html", case, {"form": form})
