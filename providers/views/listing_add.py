"""Adding a listing: a provider's own, or, by a directory editor, any provider's."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors, services
from providers.forms.listing import ListingAddForm
from providers.forms.words import words_asked
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.ADD])
@require_http_methods(["GET", "POST"])
def listing_add(request: HttpRequest) -> HttpResponse:
    """Show and save the form of a new listing; an editor finds its provider first."""
    actor = request.actor  # type: ignore[attr-defined]
    provider_id = _provider_id(request)
    if provider_id is None:
        return _find_provider(request)
    provider = selectors.provider_kept(actor=actor, provider_id=provider_id)
    form = ListingAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_listing(
            actor=actor,
            at=timezone.now(),
            provider_id=provider.pk,
            service_id=form.cleaned_data["nonce"],
            details=form.details(),
            place=form.place(),
        )
        messages.success(request, _("Listing added"))
        return redirect("providers:listing_list")
    context = {"form": form, "provider": provider}
    return render(request, "providers/listing_add.html", context)


def _provider_id(request: HttpRequest) -> UUID | None:
    actor = request.actor  # type: ignore[attr-defined]
    if actor.role not in policies.CHECKERS:
        return actor.organisation_id
    try:
        return UUID(request.GET.get("provider", ""))
    except ValueError:
        return None


def _find_provider(request: HttpRequest) -> HttpResponse:
    words = words_asked(request.GET)
    actor = request.actor  # type: ignore[attr-defined]
    found = selectors.providers_kept(actor=actor, words=words) if words else []
    here = reverse("providers:listing_add")
    rows = [(row.organisation.name, f"{here}?provider={row.pk}") for row in found]
    context = {"rows": rows, "words": words}
    return render(request, "providers/listing_provider.html", context)
