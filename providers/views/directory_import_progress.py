"""How far a worker is with a long list."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.models import WORKING_LISTS, ListState
from providers.policies import Action
from providers.selectors import directory_imports as selectors
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET"])
def directory_import_progress(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Say how far it is; when it is done, or came back, lead to what comes next."""
    batch = selectors.import_for(actor=request.actor, import_id=list_id)  # type: ignore[attr-defined]
    if batch.state not in WORKING_LISTS:
        came_back = batch.state == ListState.COLUMNS
        return redirect(
            f"providers:directory_import_{'columns' if came_back else 'detail'}", batch.pk
        )
    context = {"batch": batch, "progress": selectors.progress_of(batch, at=timezone.now())}
    return render(request, "providers/directory_import_progress.html", context)
