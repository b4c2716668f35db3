"""What is new for whoever asks."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors.news import news
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_SEE_NEWS)
@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    """List the last 30 days, what is new marked."""
    page = news(actor=request.actor, at=timezone.now())
    return audited_render(
        request,
        "referrals/news_list.html",
        {"page": page},
        people=set(page.people),
        shown=["name", "status"] if page.people else [],
    )
