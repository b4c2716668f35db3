"""Find a practice's public page: what is on near it, and posters for its walls."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals.forms.practice_find import PracticeFindForm
from referrals.selectors.practices import practices_like
from spcore.access import for_anybody


@for_anybody
@require_safe
def practice_find(request: HttpRequest) -> HttpResponse:
    """Show the practices near a postcode, or of a name."""
    form = PracticeFindForm(request.GET if "q" in request.GET else None)
    is_searched = form.is_bound and form.is_valid()
    found = practices_like(words=form.cleaned_data["q"]) if is_searched else []
    context = {"form": form, "found": found, "is_searched": is_searched}
    return render(request, "referrals/practice_find.html", context)
