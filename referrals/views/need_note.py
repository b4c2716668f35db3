"""One learning note, with what came of it near by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors.notes import NOTES
from referrals.views.need_help import results_address
from spcore.access import for_roles
from spcore.errors import NotVisible
from spcore.needs import Need


@for_roles(*policies.MAY_LEARN)
@require_safe
def need_note(request: HttpRequest, need: str) -> HttpResponse:
    """Show the note on one need. :raises NotVisible: when there is no such need."""
    if need not in Need.values:
        raise NotVisible
    context = {
        "need": Need(need),
        "note": NOTES[Need(need)],
        "results": results_address(request.actor, need=need),
    }
    return render(request, "referrals/need_note.html", context)
