"""Taking a list back, while nothing of it was changed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.models import OPEN_LISTS, WORKING_LISTS, ListState
from providers.policies import Action
from providers.selectors.directory_imports import (
    as_shown,
    changed_since,
    import_in,
    taken_back_until,
)
from providers.services.directory_imports import drop_import
from providers.services.directory_undoing import undo_import
from spcore.access import for_roles
from spcore.loading.shown import check_shown


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET", "POST"])
def directory_import_undo(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Take everything back, or throw away a file that is not in yet; list what forbids it."""
    actor = request.actor  # type: ignore[attr-defined]
    states = (*OPEN_LISTS, *WORKING_LISTS, ListState.DONE)
    batch = import_in(actor=actor, import_id=list_id, states=states)
    is_done = batch.state == ListState.DONE
    until = taken_back_until(batch)
    is_late = until is not None and until <= timezone.now()
    changed = changed_since(batch) if is_done and not is_late else []
    if request.method == "POST" and not changed and not is_late:
        check_shown(request.POST.get("shown", ""), now=as_shown(batch))
        if is_done:
            undo_import(import_id=batch.pk, actor=actor, at=timezone.now())
            messages.success(request, _("Everything of this file was taken back"))
        else:
            drop_import(import_id=batch.pk, actor=actor)
            messages.success(request, _("The file was thrown away"))
        return redirect("providers:directory_import_list")
    return render(
        request,
        "providers/directory_import_undo.html",
        {
            "batch": batch,
            "changed": changed,
            "is_done": is_done,
            "is_late": is_late,
            "shown": as_shown(batch),
        },
        status=409 if request.method == "POST" else 200,
    )
