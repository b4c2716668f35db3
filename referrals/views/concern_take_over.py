"""The second act: taking the concern over, and saying what was done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies, selectors, services
from referrals.forms.concern_take_over import ConcernTakeOverForm
from referrals.views.concern_detail import show_concern
from spcore.access import for_roles


@for_roles(*policies.MAY_TAKE_OVER)
@require_POST
def concern_take_over(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Record who took it over and what they did; then it no longer keeps the case open."""
    actor = request.actor
    concern = selectors.concern_for(actor=actor, concern_id=concern_id)
    form = ConcernTakeOverForm(request.POST)
    if not form.is_valid():
        return show_concern(request, concern, form)
    services.take_over_concern(
        concern_id=concern.pk, actor=actor, at=timezone.now(), **form.cleaned_data
    )
    messages.success(request, _("You have taken this concern over"))
    return redirect("referrals:concern_detail", concern.pk)
