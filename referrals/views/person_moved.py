"""The person is with another practice now, or with none; or that was a mistake."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.person_moved import PersonMovedForm
from referrals.models import Referral
from referrals.selectors import moving
from referrals.services import moving_away
from referrals.views.person_frame import render_about
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


@for_roles(*policies.MAY_RECORD_MOVE)
@require_http_methods(["GET", "POST"])
def person_moved(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask where they are now, and say what follows; until it is seen it can be taken back."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    if referral.person is None:
        raise NotVisible
    moving_away.see_moves(referral.person.pk, actor=actor, at=now)
    if "mistake" in request.POST:
        moving_away.take_move_back(referral_id=referral.pk, actor=actor, at=now)
        messages.success(request, _("Taken back. Everything is as it was"))
        return redirect("referrals:person_moved", referral.pk)
    form = PersonMovedForm(
        request.POST if request.method == "POST" else None,
        practices=selectors.practices_to_choose(
            scheme_id=referral.scheme_id, also=referral.person.practice_id
        ),
    )
    if form.is_valid():
        moving_away.record_move(referral_id=referral.pk, new=form.to_move(), actor=actor, at=now)
        messages.success(request, _("Recorded"))
        return redirect("referrals:person_moved", referral.pk)
    return render_about(
        request,
        "referrals/person_moved.html",
        referral,
        {"form": form, **_moves(actor, referral)},
        shown=frozenset({"status"}),
    )


def _moves(actor: Actor, referral: Referral) -> dict[str, Any]:
    """Return the moves so far, and whether the reader may record another."""
    moves = moving.moves_of(referral.whom.pk, actor=actor)
    return {
        "last": moving.moved_for(moves[0], actor=actor, referral=referral) if moves else None,
        "moves": moves[1:],
        "may_record": not policies.has_left(actor, referral),
    }
