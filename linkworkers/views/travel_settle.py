"""What came of a request for help to get to a service."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.travel_settle import TravelSettleForm
from linkworkers.selectors.travel_help import travel_help_for
from linkworkers.services.travel_help import settle_travel
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"organisations"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def travel_settle(request: HttpRequest, travel_id: UUID) -> HttpResponse:
    """Show and save it; it can be set back to what is to arrange."""
    now = timezone.now()
    row = travel_help_for(actor=request.actor, travel_id=travel_id, at=now)
    case = case_to_write(request, row.referral_id, "organisations", at=now)
    form = TravelSettleForm(
        request.POST if request.method == "POST" else None,
        saved={"state": row.state, "cost": row.cost, "came_of_it": row.came_of_it},
        current=row.version,
    )
    if form.is_bound and form.is_valid():
        settle_travel(
            travel_id=travel_id,
            version=form.cleaned_data["version"],
            settled=form.settled(),
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect("linkworkers:travel_list", row.referral_id)
    context = {"form": form, "way": row.get_way_display(), "words": row.words}
    return render_on_case(request, "linkworkers/travel_settle.html", case, context, shown=SHOWN)
