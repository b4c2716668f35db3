"""Bringing a checked list in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.adapters.kept_list import found_in
from providers.models import ListState
from providers.policies import Action
from providers.selectors.directory_imports import import_in
from providers.services import directory_imports as services
from providers.services import directory_work
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["POST"])
def directory_import_confirm(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Write what the page before showed, or refuse where it would be something else by now."""
    actor = request.actor  # type: ignore[attr-defined]
    batch = import_in(actor=actor, import_id=list_id, states=(ListState.CHECKED,))
    now, shown = timezone.now(), request.POST.get("shown", "")
    if directory_work.is_long(batch):
        directory_work.ask_for_work(
            import_id=batch.pk, step=ListState.BRINGING, actor=actor, at=now, shown=shown
        )
        return redirect("providers:directory_import_progress", batch.pk)
    found = found_in(batch)
    services.confirm_import(import_id=batch.pk, found=found, actor=actor, at=now, shown=shown)
    messages.success(request, _("The list is in. You can take it back while nobody changes it"))
    return redirect("providers:directory_import_detail", batch.pk)
