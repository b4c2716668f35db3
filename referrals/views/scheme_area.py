"""Which practices the scheme's teams serve."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.scheme_area import SchemeAreaForm
from referrals.selectors import schemes
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def scheme_area(request: HttpRequest) -> HttpResponse:
    """Show who serves whom, and add a practice or a whole network to a team."""
    scheme = schemes.own_scheme(actor=request.actor)
    served = schemes.served_by(scheme_id=scheme.pk)
    networks, practices = schemes.places_to_serve(scheme=scheme)
    form = SchemeAreaForm(
        request.POST if request.method == "POST" else None,
        teams=[(row.team_id, row.team) for row in served],
        networks=networks,
        practices=practices,
    )
    if form.is_bound and form.is_valid():
        new = services.serve_practices(
            team_id=UUID(form.cleaned_data["team"]),
            practice_ids=schemes.practices_in(place_id=UUID(form.cleaned_data["place"])),
            actor=request.actor,
            at=timezone.now(),
        )
        added = ngettext("%(n)d practice added", "%(n)d practices added", new) % {"n": new}
        messages.success(request, added if new else _("The team serves it already"))
        return redirect("referrals:scheme_area")
    context = {"form": form, "scheme": scheme, "served": served}
    return render(request, "referrals/scheme_area.html", context)
