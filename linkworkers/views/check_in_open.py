"""Opening the private link of a check-in."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from linkworkers.selectors import check_ins
from spcore import private_links
from spcore.access import for_anybody

PURPOSE = "check_in"


@for_anybody
@never_cache
@csrf_exempt  # the secret in the address is what the post proves; no cookie is set before it
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_open(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, whatever the link; pressing it goes on to the question."""

    def find(at: datetime) -> UUID | None:
        found = check_ins.check_in_of_link(token=token, at=at)
        return found.pk if found else None

    return private_links.open_link(
        request,
        purpose=PURPOSE,
        template="linkworkers/check_in_open.html",
        find=find,
        then="linkworkers:check_in_answer",
    )
