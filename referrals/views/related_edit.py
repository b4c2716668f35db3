"""Changing what is known of somebody around the person, or that they no longer are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.related_edit import RelatedEditForm
from referrals.selectors import family
from referrals.views.person_frame import render_about
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD_CHILD)
@require_http_methods(["GET", "POST"])
def related_edit(request: HttpRequest, related_id: UUID) -> HttpResponse:
    """Show and save the record; "no longer" keeps it as history."""
    now, actor = timezone.now(), request.actor
    row, referral = family.related_for(actor=actor, related_id=related_id, at=now)
    services.case_to_write(referral.pk, actor, now)
    if "end" in request.POST:
        services.end_related(related_id=row.pk, actor=actor, at=now)
        messages.success(request, _("Kept as history, and shown no more"))
        return redirect("referrals:family_list", referral.pk)
    form = RelatedEditForm(
        request.POST if request.method == "POST" else None,
        row=row,
        is_child=selectors.is_child_on(referral.whom, on=timezone.localdate(now)),
    )
    if form.is_valid():
        services.change_related(
            related_id=row.pk,
            new=form.to_fields(),
            version=form.cleaned_data["version"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:family_list", referral.pk)
    return render_about(
        request,
        "referrals/related_edit.html",
        referral,
        {"form": form, "name": row.name},
        shown=frozenset({"family"}),
    )
