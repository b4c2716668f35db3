"""The rota of a team, week by week, on one page that also changes it."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.rota_week import RotaWeekForm
from referrals.selectors import rota
from referrals.services.rota import add_turns
from spcore.access import for_roles
from spcore.accounts.models import Organisation
from spcore.ui import dates


@for_roles(*policies.MAY_READ_ROTA)
@require_http_methods(["GET", "POST"])
def rota_week(request: HttpRequest) -> HttpResponse:
    """Show a week, say which staffed hours nobody covers, and put people on call."""
    now, actor = timezone.now(), request.actor
    team_id, monday = week_asked(request.GET, now)
    team = rota.rota_team(actor=actor, team_id=team_id)
    days = rota.rota_week(team=team, monday=monday, at=now)
    form = _form(request, team, days) if actor.role in policies.MAY_SET_ROTA else None
    if form is not None and form.is_bound and form.is_valid():
        number = add_turns(team_id=team.pk, new=form.turns(), actor=actor, at=now)
        text = ngettext("On call on %(n)d day", "On call on %(n)d days", number)
        messages.success(request, text % {"n": number} if number else _("That was there already"))
        return redirect(week_url(team.pk, monday))
    context = {
        "team": team,
        "teams": _teams(request, team, monday),
        "monday": monday,
        "days": days,
        "form": form,
        "gaps": rota.rota_gaps(team=team, at=now),
        **_neighbours(team, monday, now),
    }
    return render(request, "referrals/rota_week.html", context)


def _form(
    request: HttpRequest, team: Organisation, days: list[rota.RotaDay]
) -> RotaWeekForm | None:
    open_days = [(row.day, row.title) for row in days if not row.is_past]
    if not open_days or team.parent is None:
        return None
    scheme = team.parent.scheme
    return RotaWeekForm(
        request.POST if request.method == "POST" else None,
        people=rota.rota_people(team=team),
        days=open_days,
        initial={
            "starts": dates.time_of(scheme.staffed_from),
            "ends": dates.time_of(scheme.staffed_until),
        },
    )


def _teams(request: HttpRequest, team: Organisation, monday: date) -> list[tuple[str, str, bool]]:
    teams = rota.rota_teams(actor=request.actor)
    return [(row.name, week_url(row.pk, monday), row == team) for row in teams]


def _neighbours(team: Organisation, monday: date, now: datetime) -> dict[str, Any]:
    this = rota.monday_of(timezone.localdate(now))
    return {
        "earlier": week_url(team.pk, monday - rota.WEEK),
        "later": week_url(team.pk, monday + rota.WEEK),
        "this_week": "" if monday == this else week_url(team.pk, this),
    }


def week_url(team_id: UUID, monday: date) -> str:
    """Return the address of one team's week."""
    return f"{reverse('referrals:rota_week')}?{urlencode({'team': team_id, 'week': monday})}"


def week_asked(asked: QueryDict, now: datetime) -> tuple[UUID | None, date]:
    """Return the team and the Monday asked for; this week's where none can be read."""
    day = timezone.localdate(now)
    with suppress(ValueError):
        day = date.fromisoformat(asked.get("week", ""))
    team_id = None
    with suppress(ValueError):
        team_id = UUID(asked.get("team", ""))
    return team_id, rota.monday_of(day)
