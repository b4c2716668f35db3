"""Saying what the columns of a list are."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.adapters.kept_list import found_in
from providers.forms.directory_imports import DirectoryImportColumnsForm
from providers.models import ListState
from providers.policies import Action
from providers.selectors.directory_imports import import_in
from providers.services import directory_imports as services
from providers.services import directory_work
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET", "POST"])
def directory_import_columns(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Show what each column seems to be; then judge every row. Nothing is brought in."""
    actor = request.actor  # type: ignore[attr-defined]
    states = (ListState.COLUMNS, ListState.CHECKED)
    batch = import_in(actor=actor, import_id=list_id, states=states)
    form = DirectoryImportColumnsForm(
        request.POST if request.method == "POST" else None, batch=batch
    )
    if form.is_bound and form.is_valid():
        batch = services.set_columns(
            import_id=batch.pk,
            fields=form.columns(),
            is_complete=form.cleaned_data["is_complete"],
            actor=actor,
        )
        if directory_work.is_long(batch):
            directory_work.ask_for_work(
                import_id=batch.pk, step=ListState.CHECKING, actor=actor, at=timezone.now()
            )
            return redirect("providers:directory_import_progress", batch.pk)
        services.check_list(import_id=batch.pk, found=found_in(batch), actor=actor)
        return redirect("providers:directory_import_detail", batch.pk)
    context = {"form": form, "batch": batch}
    return render(request, "providers/directory_import_columns.html", context)
