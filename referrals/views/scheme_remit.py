"""The remit page: whom the scheme is for, what a link worker does, and the other doors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.models import Scheme
from referrals.selectors import schemes
from spcore.access import for_roles
from spcore.accounts.roles import REFERRER_ROLES, TEAM_ROLES


@for_roles(*policies.MAY_READ_REMIT)
@require_safe
def scheme_remit(request: HttpRequest) -> HttpResponse:
    """Show the remit of the reader's scheme; it says nothing of any person."""
    scheme = _scheme(request)
    doors = selectors.doors_of(scheme_id=scheme.pk)
    context = {
        "scheme": scheme,
        "ages": selectors.ages_words(scheme.minimum_age, scheme.maximum_age),
        "not_for_needs": selectors.need_labels(scheme.not_for_needs),
        "targets": schemes.target_rows(scheme),
        "doors": [selectors.door_words(door) for door in doors],
    }
    return render(request, "referrals/scheme_remit.html", context)


def _scheme(request: HttpRequest) -> Scheme:
    actor = request.actor
    if actor.role in REFERRER_ROLES:
        return selectors.scheme_of(actor=actor)
    if actor.role in TEAM_ROLES:
        return schemes.scheme_of_team(team_id=actor.organisation_id)
    return schemes.own_scheme(actor=actor)
