"""How a practice connects its GP system: for its administrators."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from referrals.forms.referral_launch import FREE, PARAMETERS
from spcore.access import for_roles
from spcore.accounts.roles import PRACTICE_ROLES, Role


@for_roles(*PRACTICE_ROLES, Role.SCHEME_ADMIN)
@require_safe
def connect_guide(request: HttpRequest) -> HttpResponse:
    """Say each way in, the exact address, its parameters, and what was never tried live."""
    address = settings.SITE_ADDRESS.rstrip("/") + reverse("referrals:referral_launch")
    context = {"address": address, "parameters": list(PARAMETERS), "free": FREE}
    return render(request, "referrals/connect_guide.html", context)
