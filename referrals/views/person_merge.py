"""Two records side by side: put together, or said to be of two people."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.person_merge import APART, PersonMergeForm
from referrals.models import Person
from referrals.selectors import comparing, duplicates, matching
from spcore.access import for_roles
from spcore.accounts.confirming import confirm_first
from spcore.responses import audited_render

CLASSES = frozenset(
    {"name", "birth_date", "nhs_number", "contact", "safe_contact", "emergency_contact"}
)


@for_roles(*policies.MAY_MERGE)
@confirm_first
@require_http_methods(["GET", "POST"])
def person_merge(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Show what agrees and what differs, with the open referrals of both; then decide."""
    actor = request.actor
    first = selectors.person_for(actor=actor, person_id=person_id)
    second = selectors.person_for(actor=actor, person_id=other_id)
    if first.pk == second.pk:
        messages.success(request, _("They are one record already"))
        return redirect("referrals:duplicate_list")
    form = PersonMergeForm(
        request.POST if request.method == "POST" else None, first=first, second=second
    )
    if form.is_valid():
        _decide(request, form.cleaned_data, first, second, timezone.now())
        return redirect("referrals:duplicate_list")
    return audited_render(
        request,
        "referrals/person_merge.html",
        {
            "form": form,
            "rows": comparing.side_by_side(first, second)
            + comparing.agreed_side_by_side(first, second),
            "cases": [duplicates.cases_of(actor=actor, person=one) for one in (first, second)],
            "why": matching.compare(matching.identity_of(first), matching.identity_of(second)),
        },
        people=[first.pk, second.pk],
        shown=CLASSES | {"status", "consent"},
    )


def _decide(
    request: HttpRequest, answer: dict[str, Any], first: Person, second: Person, at: datetime
) -> None:
    if answer["answer"] == APART:
        services.keep_apart(
            first_id=first.pk,
            second_id=second.pk,
            actor=request.actor,
            at=at,
            reason=answer["reason"],
        )
        messages.success(request, _("They stay two records. Nobody is asked again"))
        return
    pairs = [(first.pk, answer["first_version"]), (second.pk, answer["second_version"])]
    kept, absorbed = pairs if answer["answer"] == "first" else pairs[::-1]
    new = services.NewMerge(
        kept_id=kept[0],
        absorbed_id=absorbed[0],
        kept_version=kept[1],
        absorbed_version=absorbed[1],
        reason=answer["reason"],
    )
    services.merge_people(new=new, actor=request.actor, at=at)
    messages.success(request, _("Put together. You can take them apart again below"))
