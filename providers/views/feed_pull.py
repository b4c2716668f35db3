"""Having a feed read now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from providers import policies
from providers.policies import Action
from providers.services import feeds
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_FEEDS])
@require_POST
def feed_pull(request: HttpRequest, feed_slug: str) -> HttpResponse:
    """Ask for it; a worker reads it within some minutes."""
    feeds.ask_for_feed(actor=request.actor, slug=feed_slug)  # type: ignore[attr-defined]
    messages.success(request, _("It is read within some minutes"))
    return redirect("providers:feed_edit", feed_slug)
