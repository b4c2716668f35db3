"""Where everybody lands after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from spcore.access import for_signed_in
from spcore.accounts.actor import UNDECIDED
from spcore.accounts.first_pages import first_page_of


@for_signed_in
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Go to the acting role's first page; without one, say so plainly and whom to ask."""
    if request.actor is UNDECIDED:  # type: ignore[attr-defined]
        return redirect("accounts:acting_as")
    page = first_page_of(request.actor.role)  # type: ignore[attr-defined]
    return redirect(page) if page else render(request, "accounts/start.html")
