"""Taking a story down, as its teller may ask at any time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services.stories import take_story_down
from spcore.access import for_roles


@for_roles(*policies.MAY_WRITE_STORIES)
@require_POST
def story_take_down(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Take it down at once, and come back to the list."""
    take_story_down(actor=request.actor, at=timezone.now(), story_id=story_id)
    messages.success(request, _("Taken down. Its words are deleted"))
    return redirect("referrals:story_list")
