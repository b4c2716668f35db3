"""Saying what the columns of a caseload are."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.import_columns import ImportColumnsForm
from linkworkers.views.import_progress import page_after
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_IMPORT)
@require_http_methods(["GET", "POST"])
def import_columns(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Show what each column seems to be; then judge every row. Nothing is brought in."""
    actor = request.actor  # type: ignore[attr-defined]
    batch = selectors.open_import_for(actor=actor, import_id=import_id)
    form = ImportColumnsForm(request.POST if request.method == "POST" else None, batch=batch)
    if form.is_bound and form.is_valid():
        batch = services.set_columns(
            import_id=batch.pk,
            mapping=form.mapping(),
            actor=actor,
            at=timezone.now(),
            may_wait=True,
        )
        return redirect(page_after(batch, "linkworkers:import_detail"))
    return audited_render(
        request,
        "linkworkers/import_columns.html",
        {"form": form, "batch": batch},
        people=[],
        shown=["name", "birth_date", "nhs_number", "contact", "case_notes"],
    )
