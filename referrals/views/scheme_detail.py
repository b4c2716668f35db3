"""A scheme as its own people see it: criteria, targets, doors, area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.selectors import schemes
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_safe
def scheme_detail(request: HttpRequest) -> HttpResponse:
    """Show every setting with the page that changes it."""
    scheme = schemes.own_scheme(actor=request.actor)
    doors = schemes.all_doors(scheme_id=scheme.pk)
    changes, _after = schemes.changes_of(scheme_id=scheme.pk)
    context = {
        "scheme": scheme,
        "not_for_needs": selectors.need_labels(scheme.not_for_needs),
        "ages": selectors.ages_words(scheme.minimum_age, scheme.maximum_age),
        "targets": schemes.target_rows(scheme),
        "doors": [(door, selectors.door_words(door)) for door in doors],
        "served": schemes.served_by(scheme_id=scheme.pk),
        "changes": changes[:3],
    }
    return render(request, "referrals/scheme_detail.html", context)
