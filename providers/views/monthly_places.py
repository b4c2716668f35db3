"""How many people one's organisation can take each month, and for how many it is paid."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.monthly_places import MonthlyPlacesForm
from providers.policies import Action
from providers.selectors import places
from providers.services.places_said import say_places
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_MONEY])
@require_http_methods(["GET", "POST"])
def monthly_places(request: HttpRequest) -> HttpResponse:
    """Show what was said and from when it holds, and keep what is said now."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    today = timezone.localdate(now)
    form = MonthlyPlacesForm(request.POST if request.method == "POST" else None, on=today)
    if form.is_valid():
        nonce = form.cleaned_data["nonce"]
        say_places(places_id=nonce, places=form.places(), actor=actor, at=now)
        messages.success(request, _("Saved. Link workers see it when they offer your services"))
        return redirect("providers:monthly_places")
    held = places.places_now(provider_ids=[actor.organisation_id], on=today).first()
    context = {
        "form": form,
        "rows": places.places_said(actor=actor)[:24],
        "held_id": held.pk if held else None,
    }
    return render(request, "providers/monthly_places.html", context)
