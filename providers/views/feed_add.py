"""Adding a feed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.feeds import FeedAddForm, details_of
from providers.policies import Action
from providers.services import feeds
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_FEEDS])
@require_http_methods(["GET", "POST"])
def feed_add(request: HttpRequest) -> HttpResponse:
    """Ask whose feed it is and where; a worker reads it in some minutes."""
    form = FeedAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        feed = feeds.add_feed(
            actor=request.actor,  # type: ignore[attr-defined]
            feed_id=form.cleaned_data["nonce"],
            details=details_of(form.cleaned_data),
        )
        messages.success(request, _("Added. It is read within some minutes"))
        return redirect("providers:feed_edit", feed.slug)
    return render(request, "providers/feed_add.html", {"form": form})
