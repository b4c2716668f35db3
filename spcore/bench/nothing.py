"""Addresses of the service, and a page that does nothing, for what the door costs."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_GET

from spcore.access import for_roles
from spcore.accounts.roles import STAFF_ROLES


@for_roles(*STAFF_ROLES)
@require_GET
def nothing(request: HttpRequest) -> HttpResponse:
    """Answer two bytes to whoever may sign in."""
    return HttpResponse(b"ok")


urlpatterns: list[URLPattern | URLResolver] = [
    path("nothing/", nothing),
    path("", include("spcore.urls")),
]
