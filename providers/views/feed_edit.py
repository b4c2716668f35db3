"""One feed: how it is read, what came of it, what was refused."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.feeds import FeedEditForm, details_of
from providers.policies import Action
from providers.services import feeds
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_FEEDS])
@require_http_methods(["GET", "POST"])
def feed_edit(request: HttpRequest, feed_slug: str) -> HttpResponse:
    """Show the feed and its last reading; a version older than the saved one shows both."""
    feed = selectors.feed_for(slug=feed_slug)
    saved = {name: getattr(feed, name) for name in ("name", "address", "licence")}
    form = FeedEditForm(
        request.POST if request.method == "POST" else None,
        saved={**saved, "days": str(feed.days)},
        current=feed.version,
    )
    if form.is_valid():
        feeds.edit_feed(
            actor=request.actor,  # type: ignore[attr-defined]
            slug=feed_slug,
            version=form.cleaned_data["version"],
            details=details_of(form.cleaned_data),
        )
        messages.success(request, _("Saved"))
        return redirect("providers:feed_list")
    return render(request, "providers/feed_edit.html", {"form": form, "feed": feed})
