"""What the practice's referral form begins with, and whom to ring there."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.practice_defaults import PracticeDefaultsForm
from referrals.selectors.defaults import defaults_of
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_DEFAULTS)
@require_http_methods(["GET", "POST"])
def practice_defaults(request: HttpRequest) -> HttpResponse:
    """Show and save them; risk, agreement and reasons have no default."""
    held = asdict(defaults_of(request.actor))
    version = held.pop("version")
    form = PracticeDefaultsForm(
        request.POST if request.method == "POST" else None, saved=held, current=version
    )
    if form.is_bound and form.is_valid():
        services.set_defaults(**form.cleaned_data, actor=request.actor)
        messages.success(request, _("Saved"))
        return redirect("referrals:referral_list")
    return render(request, "referrals/practice_defaults.html", {"form": form})
