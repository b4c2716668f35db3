"""Doing the same to several listings at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.services import versions
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.EDIT])
@require_http_methods(["POST"])
def listing_bulk(request: HttpRequest) -> HttpResponse:
    """Change what is ticked."""
    changed = versions.change_listings(
        actor=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
        service_ids=_ticked(request),
        what=request.POST.get("what", ""),
    )
    said = ngettext("%(n)d listing changed", "%(n)d listings changed", changed) % {"n": changed}
    messages.success(request, said)
    return redirect("providers:listing_list")


def _ticked(request: HttpRequest) -> list[UUID]:
    found = []
    for text in request.POST.getlist("service"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
