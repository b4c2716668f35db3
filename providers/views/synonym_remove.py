"""Letting words that mean the same go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from providers import policies, services
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_SYNONYMS])
@require_POST
def synonym_remove(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Let each word find only itself again."""
    services.remove_synonyms(group_id=words_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Removed: each word finds only itself now"))
    return redirect("providers:synonym_list")
