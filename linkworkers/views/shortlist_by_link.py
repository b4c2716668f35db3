"""Somebody's shortlist on their own phone, after the second step of their link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linkworkers.models import About, Wish
from linkworkers.selectors import own_links as links
from linkworkers.views.own_link_open import proven_key
from referrals import selectors as cases
from referrals.selectors import ways_in
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_safe
def shortlist_by_link(request: HttpRequest) -> HttpResponse:
    """Show the list, and three buttons for each; nobody is named."""
    now = timezone.now()
    key = proven_key(request, at=now)
    link = links.working_link(link_id=key, at=now, about=About.SHORTLIST)
    if link is None:
        return redirect("linkworkers:own_link_prove")
    scheme = link.referral.scheme
    context = {
        "choices": links.choices_of(link.referral),
        "wishes": Wish.choices,
        "reading": ways_in.reading_of(scheme, at=now),
        "crisis_lines": cases.CRISIS_LINES,
        "duty_phone": scheme.duty_phone,
    }
    return render(request, "linkworkers/shortlist_by_link.html", context)
