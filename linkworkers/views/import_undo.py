"""Taking an import back, while nothing of it was worked on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.models import ImportState
from linkworkers.selectors.imports import as_shown
from spcore.access import for_roles
from spcore.accounts.confirming import confirm_first
from spcore.errors import Conflict
from spcore.loading.shown import check_shown
from spcore.responses import audited_render


@for_roles(*policies.MAY_IMPORT)
@confirm_first
@require_http_methods(["GET", "POST"])
def import_undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take everything back, or throw away a file that is not in yet; list what forbids it."""
    actor = request.actor  # type: ignore[attr-defined]
    batch = selectors.import_for(actor=actor, import_id=import_id)
    if batch.state in {ImportState.UNDONE, ImportState.DROPPED}:
        raise Conflict(_("This import was taken back already"))
    is_done = batch.state == ImportState.DONE
    worked_on = selectors.worked_on(batch) if is_done else []
    if request.method == "POST" and not worked_on:
        check_shown(request.POST.get("shown", ""), now=as_shown(batch))
        if is_done:
            services.undo_import(import_id=batch.pk, actor=actor, at=timezone.now())
            messages.success(request, _("Everything of this file was taken back"))
        else:
            services.drop_import(import_id=batch.pk, actor=actor)
            messages.success(request, _("The file was thrown away"))
        return redirect("linkworkers:import_list")
    return audited_render(
        request,
        "linkworkers/import_undo.html",
        {
            "batch": batch,
            "worked_on": worked_on,
            "is_done": is_done,
            "shown": as_shown(batch),
        },
        people=[case.person_id for case in worked_on if case.person_id],
        shown=["name", "status"] if worked_on else [],
        status=409 if request.method == "POST" else 200,
    )
