"""Records that may be of one person, and records that were put together."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.models import Person, PersonMerge
from referrals.selectors import duplicates
from spcore.access import for_roles
from spcore.responses import audited_render

MERGES = 50
SHOWN = ("name", "birth_date", "nhs_number", "contact")


@for_roles(*policies.MAY_MERGE)
@require_http_methods(["GET"])
def duplicate_list(request: HttpRequest) -> HttpResponse:
    """List the pairs to decide on with why they are proposed; nothing happens by itself."""
    after = request.GET.get("after", "")
    pairs = duplicates.likely_pairs(actor=request.actor, after=after)
    merges = list(duplicates.merges(actor=request.actor)[:MERGES])
    here = reverse("referrals:duplicate_list")
    people = {one.pk for pair in pairs.rows for one in (pair.one, pair.other)}
    people |= {merge.kept_id for merge in merges} | {merge.absorbed_id for merge in merges}
    return audited_render(
        request,
        "referrals/duplicate_list.html",
        {
            "pairs": [_pair(pair) for pair in pairs.rows],
            "merges": [_merge(merge) for merge in merges],
            "older": f"{here}?{urlencode({'after': pairs.after})}" if pairs.after else "",
            "newer": here if after else "",
        },
        people=people,
        shown=SHOWN if people else (),
    )


def _pair(pair: duplicates.Pair) -> dict[str, Any]:
    return {
        "people": [pair.one, pair.other],
        "why": pair.words,
        "url": reverse("referrals:person_merge", args=[pair.one.pk, pair.other.pk]),
    }


def _merge(merge: PersonMerge) -> dict[str, Any]:
    return {
        "name": full_name(merge.kept),
        "at": merge.merged_at,
        "by": merge.merged_by,
        "reason": merge.reason,
        "url": reverse("referrals:person_unmerge", args=[merge.pk]),
    }


def full_name(person: Person) -> str:
    """Return first and family name, as the record has them."""
    return f"{person.given_name} {person.family_name}"
