"""Taking one's application back, or withdrawing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.selectors.applications import application_for
from evaluation.fund.services.applications import move_application
from evaluation.fund.states import ApplicationAction
from spcore.access import for_roles

OWN = (ApplicationAction.TAKE_BACK, ApplicationAction.WITHDRAW)


@for_roles(*policies.APPLICANTS)
@require_http_methods(["GET", "POST"])
def application_move(
    request: HttpRequest, application_id: UUID, application_action: str
) -> HttpResponse:
    """Ask once more before a withdrawal, which is for good."""
    row = application_for(actor=request.actor, application_id=application_id)
    if application_action not in OWN:
        raise Http404
    action = ApplicationAction(application_action)
    if request.method == "POST":
        row = move_application(
            application_id=row.pk, action=action, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("Now: %(status)s") % {"status": row.get_status_display()})
        if action == ApplicationAction.TAKE_BACK:
            return redirect("fund:application_edit", row.pk)
        return redirect("fund:application_list")
    return render(request, "fund/application_move.html", {"row": row, "action": action})
