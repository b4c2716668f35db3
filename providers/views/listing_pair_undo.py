"""Taking back a decision on two listings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from providers import policies
from providers.policies import Action
from providers.services.duplicates import undo_pair
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.JOIN])
@require_POST
def listing_pair_undo(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Put the other listing back into the directory, and propose the pair again."""
    actor = request.actor  # type: ignore[attr-defined]
    undo_pair(pair_id=pair_id, actor=actor, at=timezone.now())
    messages.success(request, _("Taken back"))
    return redirect("providers:listing_pairs")
