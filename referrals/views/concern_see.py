"""The first of two acts: somebody has read the concern. It settles nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_TAKE_OVER)
@require_POST
def concern_see(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    """Record that it was seen, and ask for the second act."""
    services.see_concern(concern_id=concern_id, actor=request.actor, at=timezone.now())
    messages.info(request, _("Seen. It stays open until somebody takes it over"))
    return redirect("referrals:concern_detail", concern_id)
