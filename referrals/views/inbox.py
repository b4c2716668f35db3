"""What a provider was sent."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import selectors as providers
from referrals import policies, selectors
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET"])
def inbox(request: HttpRequest) -> HttpResponse:
    """List what is new, on the waiting list, with the provider, or ended."""
    now, actor, after = timezone.now(), request.actor, after_of(request)
    show = request.GET.get("show", "new")
    show = show if show in selectors.SHELVES else "new"
    page = selectors.inbox(actor=actor, shelf=show, at=now, after=after)
    base = reverse("referrals:inbox")
    context = {
        "rows": page.rows,
        "show": show,
        "tabs": [
            (f"{shelf.name} ({shelf.count})", f"{base}?show={shelf.key}", shelf.key == show)
            for shelf in selectors.shelves(actor=actor)
        ],
        "is_assured": providers.is_assured(
            provider_id=actor.organisation_id, on=timezone.localdate(now)
        ),
        **pager_links(base, after=page.after, shown_after=after, show=show),
    }
    people = selectors.people_in(page.rows)
    named = ["name"] if any(row.is_named for row in page.rows) else []
    return audited_render(
        request,
        "referrals/inbox.html",
        context,
        people=people,
        shown=["needs", "status", *named] if people else [],
    )
