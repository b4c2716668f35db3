"""Saying by a link, without an account, whether one's listings are still right."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from providers.forms.listings_confirm import ListingsConfirmForm
from providers.selectors import keeping
from providers.services import checks
from providers.views.listings_open import PURPOSE
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def listings_confirm(request: HttpRequest) -> HttpResponse:
    """Show each listing that is due as everybody sees it, ask, and keep the answers."""
    now = timezone.now()
    on = timezone.localdate(now)
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    due = keeping.listings_of_link(provider_id=key, at=now, on=on)
    if not due:
        return render(request, "providers/listings_link_dead.html", status=404)
    form = ListingsConfirmForm(request.POST if request.method == "POST" else None, listings=due)
    context = {
        "form": form,
        "provider": due[0].provider_name,
        "lines": [(row, keeping.said_now(row, on=on), form.fields_of(row.pk)) for row in due],
    }
    if not form.is_valid():
        return render(request, "providers/listings_confirm.html", context)
    said = form.said()
    checks.confirm_by_link(provider_id=UUID(key or ""), said=said, at=now)
    private_links.forget(request, purpose=PURPOSE)
    context |= {"answered": len(said), "left": len(due) - len(said)}
    return render(request, "providers/listings_confirm.html", context)
