"""How the service is: a page for people, JSON for monitors."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from spcore.access import for_anybody
from spcore.ops.health import parts


@for_anybody
@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every part is well, else 503; the page where a browser asks for one."""
    found = parts(at=timezone.now())
    is_well = all(part.is_well for part in found)
    status = 200 if is_well else 503
    wants_page = "text/html" in request.headers.get("Accept", "")
    if wants_page and found[0].is_well and request.GET.get("format") != "json":
        context = {"parts": found, "is_well": is_well}
        return render(request, "ops/health.html", context, status=status)
    answer = {"status": "well" if is_well else "ill", "parts": [asdict(part) for part in found]}
    return JsonResponse(answer, status=status)
