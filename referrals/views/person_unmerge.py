"""Taking two records apart that were put together by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.person_unmerge import PersonUnmergeForm
from referrals.selectors import duplicates
from referrals.views.duplicate_list import full_name
from spcore.access import for_roles
from spcore.accounts.confirming import confirm_first
from spcore.responses import audited_render


@for_roles(*policies.MAY_MERGE)
@confirm_first
@require_http_methods(["GET", "POST"])
def person_unmerge(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Say what goes back and what stays, ask why, and take them apart."""
    merge = duplicates.merge_for(actor=request.actor, merge_id=merge_id)
    form = PersonUnmergeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.unmerge_people(
            merge_id=merge.pk,
            actor=request.actor,
            at=timezone.now(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Taken apart. They are two records again"))
        return redirect("referrals:duplicate_list")
    return audited_render(
        request,
        "referrals/person_unmerge.html",
        {
            "form": form,
            "merge": merge,
            "kept": full_name(merge.kept),
            "absorbed": full_name(merge.absorbed),
        },
        people=[merge.kept_id, merge.absorbed_id],
        shown=("name", "birth_date", "nhs_number"),
    )
