"""Keeping what one of the two does next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.supervision_action_add import SupervisionActionAddForm
from linkworkers.selectors import supervision
from linkworkers.services.supervision import add_action
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_http_methods(["GET", "POST"])
def supervision_action_add(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Ask what, who, and until when; it stands on their day then."""
    actor = request.actor
    session = supervision.session_for(actor=actor, session_id=session_id)
    form = SupervisionActionAddForm(
        request.POST if request.method == "POST" else None, session=session
    )
    if form.is_valid():
        add_action(session_id=session.id, actor=actor, at=timezone.now(), **form.action())
        messages.success(request, _("Added"))
        return redirect("linkworkers:supervision_detail", session.id)
    context = {"form": form, "session": session}
    return render(request, "linkworkers/supervision_action_add.html", context)
