"""Adding minutes by one tap."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.times import add_time
from spcore.access import for_roles
from spcore.errors import Invalid


@for_roles(*policies.MAY_RECORD)
@require_POST
def time_add(request: HttpRequest) -> HttpResponse:
    """Add them to today, and go back to the page, where they can be taken back."""
    spent_on, _colon, minutes = request.POST.get("time", "").partition(":")
    if not minutes.isdecimal():
        raise Invalid(_("Choose what, and how long"))
    added = add_time(
        spent_on=spent_on, minutes=int(minutes), actor=request.actor, at=timezone.now()
    )
    return redirect(f"{reverse('linkworkers:time_spent')}?added={added.pk}")
