"""A volunteer more on the register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.companion_add import CompanionAddForm
from referrals.services.companions import add_companion
from spcore.access import for_roles


@for_roles(*policies.MAY_PLAN_JOURNEY)
@require_http_methods(["GET", "POST"])
def companion_add(request: HttpRequest) -> HttpResponse:
    """Ask for little, and keep it."""
    form = CompanionAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_companion(
            companion_id=form.cleaned_data["nonce"],
            words=form.words(),
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Added to the register"))
        return redirect("referrals:companion_list")
    return render(request, "referrals/companion_add.html", {"form": form})
