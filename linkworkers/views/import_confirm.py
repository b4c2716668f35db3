"""Bringing a checked caseload in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.import_confirm import ImportConfirmForm
from linkworkers.selectors.imports import as_shown
from linkworkers.views.import_progress import page_after
from spcore.access import for_roles
from spcore.accounts.confirming import confirm_first


@for_roles(*policies.MAY_IMPORT)
@confirm_first
@require_http_methods(["GET", "POST"])
def import_confirm(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Ask who holds the evidence of agreement, and bring the rows in."""
    actor = request.actor  # type: ignore[attr-defined]
    batch = selectors.open_import_for(actor=actor, import_id=import_id)
    form = ImportConfirmForm(
        request.POST if request.method == "POST" else None, initial={"shown": as_shown(batch)}
    )
    if form.is_bound and form.is_valid():
        batch = services.confirm_import(
            import_id=batch.pk, actor=actor, at=timezone.now(), may_wait=True, **form.cleaned_data
        )
        if not batch.is_working:
            messages.success(request, _("The caseload is in. Nothing was sent to anybody"))
        return redirect(page_after(batch, "linkworkers:import_detail"))
    context = {"form": form, "batch": batch, "comes_in": selectors.coming_in(batch)}
    return render(request, "linkworkers/import_confirm.html", context)
