"""Saying that a session took place, and keeping the personal part."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.supervision_record import SupervisionRecordForm, saved_of
from linkworkers.selectors import supervision
from linkworkers.services.supervision import record_session
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_http_methods(["GET", "POST"])
def supervision_record(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Ask what was talked about; a version older than the saved one shows both."""
    now, actor = timezone.now(), request.actor
    session = supervision.session_for(actor=actor, session_id=session_id)
    form = SupervisionRecordForm(
        request.POST if request.method == "POST" else None,
        items=supervision.items_of(actor=actor, session_id=session.id),
        saved=saved_of(session),
        current=session.version,
        initial={"held_on": session.held_on or timezone.localdate(now)},
    )
    if form.is_valid():
        record_session(
            session_id=session.id,
            held=form.held(),
            version=form.cleaned_data["version"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Recorded"))
        return redirect("linkworkers:supervision_detail", session.id)
    context = {"form": form, "session": session}
    return render(request, "linkworkers/supervision_record.html", context)
