"""Asking to join one's organisation. The answer is the same whoever asks."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from spcore.access import for_anybody
from spcore.accounts import services
from spcore.accounts.forms.join_request_add import JoinRequestAddForm


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def join_request_add(request: HttpRequest) -> HttpResponse:
    """Take the request, and tell nothing of who is with us or signs in already."""
    form = JoinRequestAddForm(request.POST if request.method == "POST" else None)
    is_sent = form.is_valid()
    if is_sent:
        if not ratelimit.consume(request, app="allauth.account", action="join"):
            return ratelimit.respond_429(request)
        services.ask_to_join(at=timezone.now(), **form.cleaned_data)
    return render(request, "accounts/join_request_add.html", {"form": form, "is_sent": is_sent})
