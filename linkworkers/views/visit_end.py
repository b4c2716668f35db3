"""Checking out by one tap; or saying how a colleague was reached."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.visit_end import VisitEndForm
from linkworkers.selectors import lone_visits as visits
from linkworkers.services.lone_visits import end_visit
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SEE_VISITS)
@require_http_methods(["GET", "POST"])
def visit_end(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """End the visit: at once for whoever is on it, with words for anybody else."""
    actor, now = request.actor, timezone.now()
    visit = visits.visit_to_end(actor=actor, visit_id=visit_id)
    is_own = visit.worker_id == actor.user_id
    form = VisitEndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (is_own or form.is_valid()):
        how = "" if is_own else form.cleaned_data["how"]
        end_visit(visit_id=visit.pk, actor=actor, at=now, how=how)
        messages.success(request, _("Checked out") if is_own else _("Recorded that they are safe"))
        return redirect("linkworkers:visit_list")
    context = {"visit": visit, "form": None if is_own else form, "is_own": is_own}
    return audited_render(
        request,
        "linkworkers/visit_end.html",
        context,
        people=[visit.referral.person_id],
        shown=["status"],
    )
