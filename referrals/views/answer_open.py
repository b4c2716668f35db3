"""Opening the private link by which a service answers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from referrals.selectors import answer_links
from spcore import private_links
from spcore.access import for_anybody

PURPOSE = "answer"


@for_anybody
@never_cache
@csrf_exempt  # the secret in the address is what the post proves; no cookie is set before it
@require_http_methods(["GET", "HEAD", "POST"])
def answer_open(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, whatever the link; pressing it goes on to the page that can answer."""
    return private_links.open_link(
        request,
        purpose=PURPOSE,
        template="referrals/answer_open.html",
        find=lambda _at: answer_links.onward_of_link(token=token),
        then="referrals:answer_by_link",
    )
