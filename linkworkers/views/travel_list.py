"""Help to get to a service: what was asked for, and one request more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.travel_list import TravelAskForm
from linkworkers.selectors.travel_help import services_of_case, travel_of
from linkworkers.services.travel_help import ask_for_travel
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"organisations"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def travel_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the requests, what is to arrange first, and keep a new one."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "organisations", at=now)
    sent = request.POST if request.method == "POST" else None
    form = TravelAskForm(sent, services=services_of_case(case.referral))
    if form.is_valid():
        ask_for_travel(
            travel_id=form.cleaned_data["nonce"],
            referral_id=referral_id,
            asked=form.asked(),
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Kept. You see to it; say here what came of it"))
        return redirect("linkworkers:travel_list", referral_id)
    context = {"form": form, "rows": travel_of(case.referral)}
    return render_on_case(request, "linkworkers/travel_list.html", case, context, shown=SHOWN)
