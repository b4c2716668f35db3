"""The stories of a scheme: which are public, until when, and which wait to be approved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.models import Story
from referrals.selectors.stories import stories_of
from spcore.access import for_roles
from spcore.ui.statuses import tag_html


@for_roles(*policies.MAY_WRITE_STORIES)
@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    """Show them, newest first, with what can be done to each."""
    rows = stories_of(actor=request.actor)
    context = {
        "rows": [
            (
                row,
                _state(row),
                reverse("referrals:story_approve", args=[row.pk]),
                reverse("referrals:story_take_down", args=[row.pk]),
            )
            for row in rows
        ],
        "may_approve": request.actor.role in policies.MAY_APPROVE_STORIES,
    }
    return render(request, "referrals/story_list.html", context)


def _state(row: Story) -> str:
    if row.ends_on < timezone.localdate():
        return tag_html(_("Over"), "grey")
    if row.approved_at is None:
        return tag_html(_("To be approved"), "yellow")
    return tag_html(_("Public"), "green")
