"""Saying which sheet of a workbook a list is on."""

import zlib
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.directory_imports import DirectoryImportSheetsForm
from providers.models import OPEN_LISTS
from providers.policies import Action
from providers.selectors.directory_imports import import_in
from providers.services import directory_imports as services
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET", "POST"])
def directory_import_sheets(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Ask for the sheet with the services, and for the one linked to it."""
    actor = request.actor  # type: ignore[attr-defined]
    batch = import_in(actor=actor, import_id=list_id, states=OPEN_LISTS)
    form = DirectoryImportSheetsForm(
        request.POST if request.method == "POST" else None,
        batch=batch,
        content=zlib.decompress(batch.content),
    )
    if form.is_bound and form.is_valid():
        services.set_sheets(import_id=batch.pk, actor=actor, **form.cleaned_data)
        return redirect("providers:directory_import_columns", batch.pk)
    context = {"form": form, "batch": batch}
    return render(request, "providers/directory_import_sheets.html", context)
