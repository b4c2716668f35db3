"""Taking a turn out of the rota."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.selectors.rota import hours_words, monday_of
from referrals.services.rota import remove_turn
from referrals.views.rota_week import week_url
from spcore.access import for_roles
from spcore.ui import dates


@for_roles(*policies.MAY_SET_ROTA)
@require_POST
def rota_remove(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Take the turn out, and say what it was, so that it can be put back."""
    turn = remove_turn(turn_id=turn_id, actor=request.actor, at=timezone.now())
    words = {
        "name": turn.user.name,
        "day": dates.day(turn.day),
        "hours": hours_words(turn.starts, turn.ends),
    }
    text = _("Taken out: %(name)s, %(day)s, %(hours)s. Add it again below if that was a mistake")
    messages.success(request, text % words)
    return redirect(week_url(turn.team_id, monday_of(turn.day)))
