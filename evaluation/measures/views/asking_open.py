"""Opening the private link to some questions."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from evaluation.measures.selectors import askings
from spcore import private_links
from spcore.access import for_anybody

PURPOSE = "asking"
RAN_OUT = "asking_again"  # only to ask for a new link, which goes to the channel on file


@for_anybody
@never_cache
@csrf_exempt  # the secret in the address is what the post proves; no cookie is set before it
@require_http_methods(["GET", "HEAD", "POST"])
def asking_open(request: HttpRequest, token: str) -> HttpResponse:
    """
    Show one button, whatever the link; on pressing it, take the secret out of the address.

    A scanner that follows the link uses nothing up and gets no session (security.md D4). More than
    ten wrong ones in five minutes from one source are refused.
    """
    if request.method != "POST":
        return render(request, "measures/asking_open.html")
    guess = ratelimit.consume(request, app="allauth.account", action=PURPOSE)
    if guess is None:
        return ratelimit.respond_429(request)
    now = timezone.now()
    found = askings.asking_of_link(token=token, at=now)
    private_links.forget(request, purpose=PURPOSE)
    private_links.forget(request, purpose=RAN_OUT)
    old = None if found else askings.old_asking_of_link(token=token, at=now)
    if found is not None or old is not None:
        guess.rollback()
    if found is not None:
        private_links.remember(request, purpose=PURPOSE, key=str(found.pk), at=now)
    if old is not None:
        private_links.remember(request, purpose=RAN_OUT, key=str(old.pk), at=now)
    answer = redirect("measures:asking_answer")
    answer.status_code = 303
    return answer
