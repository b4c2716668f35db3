"""What came of a request for help with a journey."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.trip_settle import TripSettleForm
from linkworkers.selectors.trip_help import trip_for
from linkworkers.services.trip_help import settle_trip
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"organisations"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def trip_settle(request: HttpRequest, trip_id: UUID) -> HttpResponse:
    """Show and save it; it can be set back to what is to arrange."""
    now = timezone.now()
    row = trip_for(actor=request.actor, trip_id=trip_id, at=now)
    case = case_to_write(request, row.referral_id, "organisations", at=now)
    form = TripSettleForm(
        request.POST if request.method == "POST" else None,
        saved={"state": row.state, "cost": row.cost, "came_of_it": row.came_of_it},
        current=row.version,
    )
    if form.is_valid():
        settle_trip(
            trip_id=trip_id,
            version=form.cleaned_data["version"],
            settled=form.settled(),
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect("linkworkers:trip_list", row.referral_id)
    context = {"form": form, "kind": row.get_kind_display(), "words": row.words}
    return render_on_case(request, "linkworkers/trip_settle.html", case, context, shown=SHOWN)
