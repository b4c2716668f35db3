"""One click from the weekly email: no more of them for this worker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from linkworkers.selectors.directory_news import choice_of, user_of_stop
from linkworkers.services.directory_news import stop_news
from spcore.access import for_anybody


@for_anybody
@require_http_methods(["GET", "POST"])
def directory_news_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask; stop on POST only, so that a scanner that follows the link changes nothing."""
    user_id = user_of_stop(token)
    if request.method == "POST":
        stop_news(user_id=user_id)
    context = {"is_stopped": not choice_of(user_id).is_on}
    response = render(request, "linkworkers/directory_news_stop.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
