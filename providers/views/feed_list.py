"""The feeds that the directory reads by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from providers import policies
from providers.policies import Action
from providers.selectors import feeds
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_FEEDS])
@require_GET
def feed_list(request: HttpRequest) -> HttpResponse:
    """List the feeds, when each was read, and what came of it."""
    return render(request, "providers/feed_list.html", {"feeds": feeds.feeds()})
