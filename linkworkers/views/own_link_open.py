"""Opening a private link: to a shortlist, or to questions about oneself."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from linkworkers.selectors import own_links as links
from spcore import private_links
from spcore.access import for_anybody

PURPOSE = "choices"
PROVEN = "choices_proven"  # the second step was taken: what it is about may be shown
RAN_OUT = "choices_again"  # only to ask for a new link, which goes to the channel on file


@for_anybody
@never_cache
@csrf_exempt  # the secret in the address is what the post proves; no cookie is set before it
@require_http_methods(["GET", "HEAD", "POST"])
def own_link_open(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, whatever the link; pressing it goes on to the second step."""

    def find(at: datetime) -> UUID | None:
        found = links.link_of_token(token=token, at=at)
        return found.pk if found else None

    if request.method == "POST":
        private_links.forget(request, purpose=PROVEN)
        private_links.forget(request, purpose=RAN_OUT)
    answer = private_links.open_link(
        request,
        purpose=PURPOSE,
        template="linkworkers/own_link_open.html",
        find=find,
        then="linkworkers:own_link_prove",
    )
    if answer.status_code == 303:
        _remember_old(request, token, timezone.now())
    return answer


def proven_key(request: HttpRequest, *, at: datetime) -> str | None:
    """Return the link that this browser opened and took the second step of; else nothing."""
    key = private_links.remembered(request, purpose=PURPOSE, at=at)
    is_proven = key == private_links.remembered(request, purpose=PROVEN, at=at)
    return key if is_proven else None


def _remember_old(request: HttpRequest, token: str, now: datetime) -> None:
    """Let whoever had a link that ran out ask for a new one."""
    old = links.old_link_of_token(token=token, at=now)
    if old is not None:
        private_links.remember(request, purpose=RAN_OUT, key=str(old.pk), at=now)
