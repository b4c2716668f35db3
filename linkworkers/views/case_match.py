"""Services for the person, several for each need, with what speaks for and against each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.views.framing import case_to_write, render_on_case
from linkworkers.views.match_rows import rows_of
from referrals.selectors.monthly import full_words
from spcore.access import for_roles

SHOWN = frozenset({"needs", "plan", "organisations"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET"])
def case_match(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the options by need; `?out=on` shows what was ruled out, and why."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "organisations", at=now)
    shows_out = bool(request.GET.get("out"))
    match = selectors.match_for(case, on=timezone.localdate(now), with_ruled_out=shows_out)
    found = {option.provider_id for group in match.groups for option in group.options}
    context = {
        "match": match,
        "groups": rows_of(match, case, full=full_words(provider_ids=found, at=now)),
        "shows_out": shows_out,
        "reasons": selectors.why_lacking(),
    }
    return render_on_case(request, "linkworkers/case_match.html", case, context, shown=SHOWN)
