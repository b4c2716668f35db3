"""The concerns somebody may read."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.selectors import ways_in
from referrals.selectors.on_call import on_call_words
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_READ_CONCERNS)
@require_http_methods(["GET"])
def concern_list(request: HttpRequest) -> HttpResponse:
    """List the open concerns, oldest first, or those that were taken over."""
    now, after = timezone.now(), after_of(request)
    show = "settled" if request.GET.get("show") == "settled" else "open"
    page = selectors.concerns(actor=request.actor, is_open=show == "open", at=now, after=after)
    waiting = ways_in.read_now(actor=request.actor, at=now) if after is None else []
    urgent = [row for row in waiting if row.is_unattended]
    base = reverse("referrals:concern_list")
    context = {
        "read_now": urgent,
        "rows": page.rows,
        "show": show,
        "on_call": on_call_words(actor=request.actor, at=now),
        "tabs": [
            (_("Open"), f"{base}?show=open", show == "open"),
            (_("Taken over"), f"{base}?show=settled", show == "settled"),
        ],
        **pager_links(base, after=page.after, shown_after=after, show=show),
    }
    people = [row.person_id for row in (*urgent, *page.rows)]
    return audited_render(
        request,
        "referrals/concern_list.html",
        context,
        people=people,
        shown=["name", "safeguarding"] if people else [],
    )
