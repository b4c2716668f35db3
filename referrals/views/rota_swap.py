"""One turn on call: a colleague takes it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.rota_swap import RotaSwapForm
from referrals.selectors import rota
from referrals.services.rota import swap_turn
from referrals.views.rota_week import week_url
from spcore.access import for_roles
from spcore.ui import dates


@for_roles(*policies.MAY_SET_ROTA)
@require_http_methods(["GET", "POST"])
def rota_swap(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Show one turn, and give it to somebody else."""
    turn = rota.turn_for(actor=request.actor, turn_id=turn_id)
    form = RotaSwapForm(
        request.POST if request.method == "POST" else None,
        people=rota.rota_people(team=turn.team),
        held_by=turn.user_id,
    )
    back = week_url(turn.team_id, rota.monday_of(turn.day))
    if form.is_bound and form.is_valid():
        swap_turn(
            turn_id=turn.pk,
            user_id=form.cleaned_data["person"],
            held_by=form.cleaned_data["held_by"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("The turn has changed hands"))
        return redirect(back)
    context = {
        "turn": turn,
        "when": f"{dates.weekday(turn.day)} {dates.day(turn.day)}",
        "hours": rota.hours_words(turn.starts, turn.ends),
        "form": form,
        "back": back,
    }
    return render(request, "referrals/rota_swap.html", context)
