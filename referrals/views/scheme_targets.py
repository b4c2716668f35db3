"""The scheme's targets and rules, changed by its own people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.scheme_targets import SchemeTargetsForm
from referrals.selectors import schemes
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def scheme_targets(request: HttpRequest) -> HttpResponse:
    """Show and save the targets; a version somebody else changed meanwhile shows both."""
    scheme = schemes.own_scheme(actor=request.actor)
    form = SchemeTargetsForm(
        request.POST if request.method == "POST" else None,
        saved={name: getattr(scheme, name) for name in SchemeTargetsForm.base_fields},
    )
    if form.is_bound and form.is_valid():
        services.save_scheme(
            values=form.values,
            changed=form.changed(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved. It holds from now on"))
        return redirect("referrals:scheme_detail")
    return render(request, "referrals/scheme_targets.html", {"form": form, "scheme": scheme})
