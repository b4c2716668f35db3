"""One file of the intake: what it says beside what was understood, before a draft is begun."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.views.reading import context_of, read_today, refusal_of, shown_of
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_CHECK_INTAKE)
@require_safe
def intake_check(request: HttpRequest, intake_id: UUID) -> HttpResponse:
    """Show text and reading side by side; a scan without text says so."""
    file = selectors.intake_for(actor=request.actor, attachment_id=intake_id)  # type: ignore[attr-defined]
    reading = read_today(file.text)
    context: dict[str, Any] = {"intake": file, "refusal": refusal_of(reading)}
    if reading.found and not context["refusal"]:
        context |= context_of(request, reading)
    entry = shown_of(context)
    entry["shown"] = [*entry["shown"], "background"]
    return audited_render(request, "referrals/intake_check.html", context, **entry)
