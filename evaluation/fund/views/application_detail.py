"""One application, as its applicant, the panel or whoever runs the round reads it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors.applications import application_for, application_page
from evaluation.fund.selectors.opinions import opinions_of
from spcore.access import for_roles


@for_roles(*policies.READERS)
@require_safe
def application_detail(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Show it whole; the panel's opinions only to whoever runs the round."""
    actor = request.actor
    row = application_for(actor=actor, application_id=application_id)
    page = application_page(actor=actor, row=row, on=timezone.localdate())
    context: dict[str, Any] = {"page": page, "round": row.round, "runs": False}
    if actor.role in policies.RUNNERS:
        opinions = opinions_of(actor=actor, row=row)
        said = row.panel_said if row.decided_at else ""
        context |= {"runs": True, "opinions": opinions, "panel_said": said}
    context["is_panel"] = actor.role in policies.PANEL
    return render(request, "fund/application_detail.html", context)
