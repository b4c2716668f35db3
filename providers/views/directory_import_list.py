"""Bringing a list of services in: the first step, and what was brought in before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.directory_imports import DirectoryImportListForm
from providers.models import ListState
from providers.policies import Action
from providers.selectors import directory_imports as selectors
from providers.services import directory_imports as services
from spcore.access import for_roles

SHOWN = 20


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET", "POST"])
def directory_import_list(request: HttpRequest) -> HttpResponse:
    """Take a spreadsheet of services; list the latest ones."""
    actor = request.actor  # type: ignore[attr-defined]
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DirectoryImportListForm(*posted, known=selectors.lists_known())
    if form.is_bound and form.is_valid():
        name, content = form.cleaned_data["file"]
        batch = services.start_import(
            file_name=name,
            content=content,
            details=form.details(),
            actor=actor,
            at=timezone.now(),
        )
        step = "sheets" if batch.state == ListState.SHEETS else "columns"
        return redirect(f"providers:directory_import_{step}", batch.pk)
    context = {
        "form": form,
        "imports": selectors.imports(actor=actor)[:SHOWN],
    }
    return render(request, "providers/directory_import_list.html", context)
