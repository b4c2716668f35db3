"""How far a worker is with a large file. Shows nobody: it says numbers of rows, and no more."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.models import CaseloadImport, ImportState
from spcore.access import for_roles


@for_roles(*policies.MAY_IMPORT)
@require_http_methods(["GET"])
def import_progress(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say how far it is; when it is done, lead to what comes next."""
    batch = selectors.import_for(actor=request.actor, import_id=import_id)  # type: ignore[attr-defined]
    if not batch.is_working:
        is_read = batch.state == ImportState.COLUMNS
        return redirect(f"linkworkers:import_{'columns' if is_read else 'detail'}", batch.pk)
    context = {"batch": batch, "progress": selectors.progress_of(batch, at=timezone.now())}
    return render(request, "linkworkers/import_progress.html", context)


def page_after(batch: CaseloadImport, page: str) -> str:
    """Return the address of `page`; while a worker is at it, of how far it is."""
    return reverse("linkworkers:import_progress" if batch.is_working else page, args=[batch.pk])
