"""Help with journeys that lead to no service: what was asked for, and one request more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.trip_list import TripAskForm
from linkworkers.selectors.trip_help import trips_of
from linkworkers.services.trip_help import ask_for_trip
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"organisations"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def trip_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the requests, what is to arrange first, and keep a new one."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "organisations", at=now)
    form = TripAskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ask_for_trip(
            trip_id=form.cleaned_data["nonce"],
            referral_id=referral_id,
            asked=form.asked(),
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Kept. You see to it; say here what came of it"))
        return redirect("linkworkers:trip_list", referral_id)
    context = {"form": form, "rows": trips_of(case.referral)}
    return render_on_case(request, "linkworkers/trip_list.html", case, context, shown=SHOWN)
