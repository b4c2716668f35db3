"""Copying last week's rota."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.selectors import rota
from referrals.services.rota import copy_last_week
from referrals.views.rota_week import week_asked, week_url
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_ROTA)
@require_POST
def rota_copy(request: HttpRequest) -> HttpResponse:
    """Put the turns of the week before into this one; what is there stays."""
    now = timezone.now()
    team_id, monday = week_asked(request.POST, now)
    team = rota.rota_team(actor=request.actor, team_id=team_id)
    number = copy_last_week(team_id=team.pk, monday=monday, actor=request.actor, at=now)
    text = ngettext("%(n)d turn copied", "%(n)d turns copied", number) % {"n": number}
    messages.success(request, text if number else _("There was nothing to copy"))
    return redirect(week_url(team.pk, monday))
