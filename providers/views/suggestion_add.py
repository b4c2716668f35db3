"""Saying what is missing, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from providers.forms.suggestion_add import SuggestionAddForm
from providers.services.suggestions import suggest_missing
from spcore.access import for_anybody
from spcore.ui.limits import is_too_often


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def suggestion_add(request: HttpRequest) -> HttpResponse:
    """Ask, keep, and say who reads it."""
    form = SuggestionAddForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "providers/suggestion_add.html", {"form": form})
    if is_too_often(request, "suggestion"):
        form.add_error(None, _("We have had many of these from here today. Try again tomorrow"))
        return render(request, "providers/suggestion_add.html", {"form": form}, status=429)
    said = form.cleaned_data
    assert form.nonce is not None  # noqa: S101  a valid form has read its token
    suggest_missing(
        nonce=form.nonce,
        words=said["words"],
        need=said["need"],
        area=said["area"],
        at=timezone.now(),
    )
    return render(request, "providers/suggestion_add.html", {"is_sent": True})
