"""Bringing a caseload in: the first step, and what was brought in before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.adapters.patients import as_table
from linkworkers.forms.import_list import ImportListForm
from linkworkers.views.import_progress import page_after
from spcore.access import for_roles

SHOWN = 20


@for_roles(*policies.MAY_IMPORT)
@require_http_methods(["GET", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Take a spreadsheet; list the team's latest imports."""
    actor = request.actor  # type: ignore[attr-defined]
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportListForm(*posted, opened=_table)
    if form.is_bound and form.is_valid():
        name, content = form.cleaned_data["file"]
        batch = services.start_import(
            file_name=name, content=content, actor=actor, at=timezone.now(), may_wait=True
        )
        return redirect(page_after(batch, "linkworkers:import_columns"))
    context = {"form": form, "imports": selectors.imports(actor=actor)[:SHOWN]}
    return render(request, "linkworkers/import_list.html", context)


def _table(content: bytes, name: str) -> bytes:
    return as_table(content, name=name, on=timezone.localdate())
