"""Writing down a story that somebody agreed to tell in public."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.story_add import StoryAddForm
from referrals.services.stories import add_story
from spcore.access import for_roles


@for_roles(*policies.MAY_WRITE_STORIES)
@require_http_methods(["GET", "POST"])
def story_add(request: HttpRequest) -> HttpResponse:
    """Ask for the words and the agreement; keep both, for the scheme to approve."""
    form = StoryAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_story(
            actor=request.actor,
            at=timezone.now(),
            story_id=form.cleaned_data["nonce"],
            new=form.story(),
        )
        messages.success(request, _("Kept. It is public once the scheme approves it"))
        return redirect("referrals:story_list")
    return render(request, "referrals/story_add.html", {"form": form})
