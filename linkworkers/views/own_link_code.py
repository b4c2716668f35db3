"""Asking for the code that opens a private link."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linkworkers.services.own_links import ask_for_code
from linkworkers.views.own_link_open import PURPOSE
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_POST
def own_link_code(request: HttpRequest) -> HttpResponse:
    """Send one to the person's own channel, at most one a minute; say the same whatever it did."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    if key is not None:
        ask_for_code(link_id=UUID(key), at=now)
    return redirect("linkworkers:own_link_prove")
