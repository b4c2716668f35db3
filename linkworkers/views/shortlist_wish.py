"""What somebody says of one service of their list."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linkworkers.services.own_links import keep_wish
from linkworkers.views.own_link_open import PROVEN
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_POST
def shortlist_wish(request: HttpRequest, shortlisted_id: UUID) -> HttpResponse:
    """Keep it, and go back to that service on the list; it can be changed."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PROVEN, at=now)
    wish = request.POST.get("wish", "")
    keep_wish(link_id=key, item_id=shortlisted_id, wish=wish, at=now)
    return redirect(f"{reverse('linkworkers:shortlist_by_link')}#s{shortlisted_id}")
