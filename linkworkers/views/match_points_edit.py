"""What each reason counts when services are matched to people of the scheme."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.match_points_edit import MatchPointsForm
from linkworkers.selectors.match_points import points_of, weights_of
from linkworkers.services.match_points import set_match_points
from referrals.selectors.schemes import own_scheme
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_http_methods(["GET", "POST"])
def match_points_edit(request: HttpRequest) -> HttpResponse:
    """Show and save the points; a version somebody else changed meanwhile shows both."""
    scheme = own_scheme(actor=request.actor)
    held = points_of(scheme.pk)
    form = MatchPointsForm(
        request.POST if request.method == "POST" else None,
        weights=weights_of(held),
        version=held.version,
    )
    if form.is_bound and form.is_valid():
        set_match_points(
            points=form.points,
            version=form.cleaned_data["version"],
            changed=form.changed(prefix=f"{_('Matching')}: "),
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved. Lists are ordered by it from now on"))
        return redirect("referrals:scheme_detail")
    return render(request, "linkworkers/match_points_edit.html", {"form": form})
