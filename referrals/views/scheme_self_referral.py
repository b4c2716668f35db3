"""The scheme's public form: open or not, and when it is read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import services
from referrals.forms.scheme_self_referral import SchemeSelfReferralForm
from referrals.selectors import ways_in
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.SCHEME_ADMIN)
@require_http_methods(["GET", "POST"])
def scheme_self_referral(request: HttpRequest) -> HttpResponse:
    """Show and save whether people may refer themselves, and the staffed hours."""
    now = timezone.now()
    scheme = ways_in.own_scheme(actor=request.actor)
    form = SchemeSelfReferralForm(request.POST if request.method == "POST" else None, scheme=scheme)
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        services.save_scheme_hours(
            version=values.pop("version"), values=values, actor=request.actor, at=now
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:scheme_self_referral")
    context = {"form": form, "scheme": scheme, "reading": ways_in.reading_of(scheme, at=now)}
    return render(request, "referrals/scheme_self_referral.html", context)
