"""What somebody agrees to, in words to read aloud, show or print. Names nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spcore.access import for_anybody


@for_anybody
@require_safe
def consent_words(request: HttpRequest) -> HttpResponse:
    """Show the page; whoever is asked may open it too."""
    return render(request, "referrals/consent_words.html")
