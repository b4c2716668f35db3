"""Supervision: when each of the team had it and has it next, and the reader's own sessions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import supervision
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_safe
def supervision_list(request: HttpRequest) -> HttpResponse:
    """List the team by name for its supervisor; a link worker sees themself alone."""
    now, actor = timezone.now(), request.actor
    context = {
        "workers": supervision.team_supervision(actor=actor, at=now),
        "sessions": supervision.sessions(actor=actor, at=now),
        "every": supervision.weeks_words(supervision.standard_of(actor=actor).weeks),
        "may_set": actor.role in policies.MAY_SET_STANDARD,
    }
    return render(request, "linkworkers/supervision_list.html", context)
