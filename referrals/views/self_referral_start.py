"""Refer yourself, the first page: what happens, and which team helps people where you live."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from referrals import selectors
from referrals.forms.self_referral_start import SelfReferralStartForm
from referrals.selectors import ways_in
from spcore.access import for_anybody
from spcore.ui.limits import is_too_often


@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def self_referral_start(request: HttpRequest) -> HttpResponse:
    """Say what happens; find the practice by POST, so that no postcode stands in an address."""
    form = SelfReferralStartForm(request.POST if request.method == "POST" else None)
    found: list[ways_in.PracticeFound] = []
    is_searched = form.is_bound and form.is_valid()
    status = 200
    if is_searched and is_too_often(request, "self_referral_look"):
        form.add_error(None, _("You have searched very often. Wait a while, or ring your practice"))
        is_searched, status = False, 429
    if is_searched:
        found = ways_in.practices_found(words=form.cleaned_data["words"])
    context = {
        "form": form,
        "found": found,
        "is_searched": is_searched,
        "crisis_lines": selectors.CRISIS_LINES,
    }
    return render(request, "referrals/self_referral_start.html", context, status=status)
