"""What is answered when no page can be: the same bytes for everybody who asks for the same."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from spcore import keeping


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere exactly as a row that may not be seen."""
    return render(request, "errors/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django itself refused."""
    return render(request, "errors/403.html", status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer an error of ours, with nothing that could fail again: no database, no session."""
    context = {"service_name": settings.SERVICE_NAME, "is_demo": settings.DEMO}
    return HttpResponse(render_to_string("errors/500.html", context), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came without its token, in plain words; keep what was typed if we can."""
    if keeping.keep(request):
        return redirect(request.path)
    return render(request, "errors/csrf.html", status=403)
