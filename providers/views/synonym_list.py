"""Words that mean the same to whoever searches."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_SYNONYMS])
@require_http_methods(["GET"])
def synonym_list(request: HttpRequest) -> HttpResponse:
    """List the groups by their first word."""
    return render(request, "providers/synonym_list.html", {"groups": selectors.synonym_groups()})
