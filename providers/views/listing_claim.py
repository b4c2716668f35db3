"""Asking to keep the listings of the organisation one works for."""

from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from providers import selectors
from spcore.access import for_anybody
from spcore.accounts import services as accounts
from spcore.accounts.actor import NOBODY
from spcore.accounts.forms.join_request_add import JoinRequestAddForm


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def listing_claim(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Take a name and a work address; its own people, or the scheme, decide. Tell nothing more."""
    service = selectors.service_for(actor=NOBODY, service_id=service_id)
    form = JoinRequestAddForm(request.POST if request.method == "POST" else None)
    is_sent = form.is_valid()
    if is_sent:
        if not ratelimit.consume(request, app="allauth.account", action="join"):
            return ratelimit.respond_429(request)
        accounts.ask_to_keep(
            organisation_id=service.provider_id, at=timezone.now(), **form.cleaned_data
        )
    context = {"form": form, "service": service, "is_sent": is_sent}
    return render(request, "providers/listing_claim.html", context)
