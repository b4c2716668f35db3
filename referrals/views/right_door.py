"""What the answers so far mean: numbers to call, and the right door. A part of the form's page."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from referrals import policies, selectors
from referrals.forms.right_door import RightDoorForm
from referrals.models import Referral
from spcore.access import for_roles
from spcore.accounts.actor import Actor


@for_roles(*policies.MAY_REFER)
@require_POST
def right_door(request: HttpRequest, referral_id: UUID | None = None) -> HttpResponse:
    """Answer with the parts that changed. By POST, and nothing typed is stored or logged."""
    now, actor = timezone.now(), request.actor
    form = RightDoorForm(request.POST)
    referral = None
    if referral_id is not None:
        referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    panel = _panel(actor, form, referral, now)
    context = {
        "panel": panel,
        "crisis": selectors.crisis_help(
            texts=form.texts,
            needs=form.ticked,
            numbers=lambda: selectors.numbers_while_referring(
                actor=actor, referral=referral, scheme=panel.scheme
            ),
        ),
    }
    return render(request, "referrals/right_door.html", context)


def _panel(
    actor: Actor, form: RightDoorForm, referral: Referral | None, now: datetime
) -> selectors.Panel:
    if referral is not None:
        return selectors.panel_for(referral, needs=form.ticked, at=now)
    born = form.cleaned_data.get("birth_date")
    about = selectors.About(
        age=selectors.years_between(born, timezone.localdate(now)) if born else None,
        practice_id=form.practice_id,
    )
    return selectors.own_panel(actor=actor, about=about, at=now)
