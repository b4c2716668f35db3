"""School, council care and wishes of a child or young person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.child_edit import ChildEditForm
from referrals.selectors import family
from referrals.views.person_frame import render_about
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD_CHILD)
@require_http_methods(["GET", "POST"])
def child_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask what is asked of nobody else; an objection holds from the moment it is saved."""
    now, actor = timezone.now(), request.actor
    referral = services.case_to_write(referral_id, actor, now)
    form = ChildEditForm(
        request.POST if request.method == "POST" else None,
        person=referral.whom,
        is_blank=not family.reads_child(actor, referral.whom),
    )
    if form.is_valid():
        services.change_child(
            referral_id=referral.pk,
            new=form.to_fields(),
            version=form.cleaned_data["version"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Saved. Add who has parental responsibility, if you know it"))
        return redirect("referrals:family_list", referral.pk)
    return render_about(
        request,
        "referrals/child_edit.html",
        referral,
        {"form": form, "decides": family.decides_words(referral.whom, at=now)},
        shown=frozenset({"family"}),
    )
