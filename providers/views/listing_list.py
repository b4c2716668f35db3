"""A provider's own listings; for a directory editor, everybody's."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.words import words_asked
from providers.policies import Action
from spcore.access import for_roles
from spcore.accounts import selectors as accounts
from spcore.accounts.roles import Role
from spcore.ui.statuses import tag_html

CLAIMS = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A listing, the addresses of what can be done to it, and its status where it matters."""

    row: selectors.ListingRow
    edit_url: str
    verify_url: str
    switch_url: str
    status_tag: str


@for_roles(*policies.WHO_MAY[Action.LIST])
@require_http_methods(["GET"])
def listing_list(request: HttpRequest) -> HttpResponse:
    """Show the listings the actor keeps, by name, with what can be done to each."""
    actor = request.actor  # type: ignore[attr-defined]
    words = words_asked(request.GET)
    after = selectors.parse_cursor(request.GET.get("after", ""), nearest_first=False)
    on, is_editor = timezone.localdate(), actor.role == Role.DIRECTORY_EDITOR
    page = selectors.listings_kept(actor=actor, on=on, words=words, after=after)
    here = reverse("providers:listing_list")
    more = {"q": words, "after": page.next} if words else {"after": page.next}
    context = {
        "lines": [_line(row) for row in page.rows],
        "words": words,
        "is_editor": is_editor,
        **(_claims(request, here) if is_editor else {}),
        "next_url": f"{here}?{urlencode(more)}" if page.next else "",
        "first_url": f"{here}?{urlencode({'q': words})}" if after else "",
    }
    return render(request, "providers/listing_list.html", context)


def _claims(request: HttpRequest, here: str) -> dict[str, Any]:
    """Return a page of who asks to keep a provider's listings, oldest first."""
    typed = request.GET.get("claims", "")
    page = int(typed) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 5 else 1
    start = CLAIMS * (max(1, page) - 1)
    rows = accounts.join_requests(actor=request.actor)  # type: ignore[attr-defined]
    found = list(rows[start : start + CLAIMS + 1])
    return {
        "claims": found[:CLAIMS],
        "more_claims": f"{here}?claims={page + 1}" if len(found) > CLAIMS else "",
        "fewer_claims": f"{here}?claims={page - 1}" if start else "",
    }


def _line(row: selectors.ListingRow) -> Line:
    switch = "providers:listing_pause" if row.is_active else "providers:listing_resume"
    return Line(
        row=row,
        edit_url=reverse("providers:listing_edit", args=[row.pk]),
        verify_url=reverse("providers:listing_verify", args=[row.pk]),
        switch_url=reverse(switch, args=[row.pk]),
        status_tag=tag_html(row.status, "yellow"),
    )
