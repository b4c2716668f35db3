"""Recording what came of a concern."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.concern_follow_up import ConcernFollowUpForm
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_TAKE_OVER)
@require_http_methods(["GET", "POST"])
def concern_follow_up(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Add the council's reference, the decision, and what was fed back."""
    concern = selectors.concern_for(actor=request.actor, concern_id=concern_id)
    form = ConcernFollowUpForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.follow_up_concern(
            concern_id=concern.pk, new=form.follow_up(), actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("Recorded"))
        return redirect("referrals:concern_detail", concern.pk)
    return audited_render(
        request,
        "referrals/concern_follow_up.html",
        {"concern": concern, "form": form},
        people=[concern.person_id],
        shown=["safeguarding"],
    )
