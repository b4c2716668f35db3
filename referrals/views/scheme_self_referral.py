"""The scheme's public form: open or not, and when it is read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.scheme_self_referral import SchemeSelfReferralForm
from referrals.views.scheme_framing import set_scheme
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def scheme_self_referral(request: HttpRequest) -> HttpResponse:
    """Show and save whether people may refer themselves, and the staffed hours."""
    return set_scheme(request, SchemeSelfReferralForm, "referrals/scheme_self_referral.html")
