"""Putting something on the agenda."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.supervision_item_add import SupervisionItemAddForm
from linkworkers.selectors import supervision
from linkworkers.services.supervision import add_item
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_http_methods(["GET", "POST"])
def supervision_item_add(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Ask for one line."""
    actor = request.actor
    session = supervision.session_for(actor=actor, session_id=session_id)
    form = SupervisionItemAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_item(session_id=session.id, actor=actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Added"))
        return redirect("linkworkers:supervision_detail", session.id)
    context = {"form": form, "session": session}
    return render(request, "linkworkers/supervision_item_add.html", context)
