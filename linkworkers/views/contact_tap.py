"""Recording what happened by one tap."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from linkworkers.forms.contact_tap import ContactTapForm
from linkworkers.views.framing import case_to_write
from spcore.access import for_roles
from spcore.errors import Invalid


@for_roles(*policies.MAY_RECORD)
@require_POST
def contact_tap(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Record it as of now, and go back to the day, where it can be taken back."""
    now = timezone.now()
    case_to_write(request, referral_id, "case_notes", at=now)
    form = ContactTapForm({**request.GET.dict(), **request.POST.dict()})
    if not form.is_valid():
        raise Invalid(_("Choose what happened"))
    new = form.contact(referral_id=referral_id, user_id=request.actor.user_id, at=now)
    contact = services.record_contact(new=new, actor=request.actor, at=now)
    return redirect(f"{reverse('linkworkers:today')}?recorded={contact.pk}")
