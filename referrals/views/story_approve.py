"""Letting the public read a story."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services.stories import approve_story
from spcore.access import for_roles


@for_roles(*policies.MAY_APPROVE_STORIES)
@require_POST
def story_approve(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Approve it, and come back to the list."""
    approve_story(actor=request.actor, at=timezone.now(), story_id=story_id)
    messages.success(request, _("Public from now, by your practices’ pages"))
    return redirect("referrals:story_list")
