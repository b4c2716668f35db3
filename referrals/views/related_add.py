"""Adding somebody around the person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.related_add import RelatedAddForm
from referrals.views.person_frame import render_about
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD_CHILD)
@require_http_methods(["GET", "POST"])
def related_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask who they are and what they may know."""
    now, actor = timezone.now(), request.actor
    referral = services.case_to_write(referral_id, actor, now)
    form = RelatedAddForm(
        request.POST if request.method == "POST" else None,
        is_child=selectors.is_child_on(referral.whom, on=timezone.localdate(now)),
    )
    if form.is_valid():
        services.add_related(referral_id=referral.pk, new=form.to_fields(), actor=actor, at=now)
        messages.success(request, _("Added"))
        return redirect("referrals:family_list", referral.pk)
    return render_about(
        request, "referrals/related_add.html", referral, {"form": form}, shown=frozenset()
    )
