"""How the practice is told of its referrals."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.practice_settings import PracticeSettingsForm, initial_of
from referrals.models import Route
from spcore import notify
from spcore.access import for_roles
from spcore.accounts.confirming import confirm_first


@for_roles(*policies.MAY_SET_PRACTICE)
@confirm_first
@require_http_methods(["GET", "POST"])
def practice_settings(request: HttpRequest) -> HttpResponse:
    """Choose the shared inbox, how letters come, and the digest."""
    practice = selectors.own_practice(request.actor)
    held = selectors.preferences_of(practice.pk)
    form = PracticeSettingsForm(
        request.POST if request.method == "POST" else None,
        routes=_routes(held.route),
        initial=initial_of(held, practice),
    )
    if form.is_bound and form.is_valid():
        services.set_preferences(
            choices=form.choices(), version=form.cleaned_data["version"], actor=request.actor
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:referral_list")
    return render(request, "referrals/practice_settings.html", {"form": form})


def _routes(now: str) -> list[Route]:
    """Return the ways this installation can send by, and the one in use."""
    able = {
        Route.EMAIL: True,
        Route.MESH: notify.can_send("MESH"),
        Route.FILE: notify.can_send("FILE"),
    }
    return [route for route, is_able in able.items() if is_able or route == now]
