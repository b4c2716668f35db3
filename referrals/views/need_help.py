"""What stands beside the needs of a form: the learning notes, and the local results."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from referrals import selectors
from spcore.accounts.actor import Actor
from spcore.needs import Need


def need_help(actor: Actor) -> dict[str, Any]:
    """Return what templates/referrals/_need_help.html takes. No query."""
    notes = _notes_listed(get_language() or "")
    return {"need_notes": notes, "need_results": results_address(actor)}


@lru_cache(maxsize=16)
def _notes_listed(_language: str) -> SafeString:
    return SafeString(render_to_string("referrals/_need_notes.html", {"notes": note_links()}))


def note_links() -> list[tuple[str, str]]:
    """Return each need with the address of its note."""
    return _note_links(get_language() or "")


@lru_cache(maxsize=16)
def _note_links(_language: str) -> list[tuple[str, str]]:
    return [(str(need.label), reverse("referrals:need_note", args=[need.value])) for need in Need]


def results_address(actor: Actor, *, need: str = "") -> str:
    """Return where the local results are, for a practice; an app above this one owns them."""
    if not selectors.is_practice(actor):
        return ""
    try:
        address = reverse("dashboards:need_results")
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode({'need': need})}" if need else address
