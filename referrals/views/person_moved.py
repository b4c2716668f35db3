"""The person is with another practice now, or with none."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.person_moved import PersonMovedForm
from referrals.selectors import family
from referrals.views.person_frame import back_of, render_about
from spcore.access import for_roles
from spcore.errors import NotVisible


@for_roles(*policies.MAY_RECORD_MOVE)
@require_http_methods(["GET", "POST"])
def person_moved(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask where they are now; from then on the new practice hears how it goes."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    if referral.person is None:
        raise NotVisible
    form = PersonMovedForm(
        request.POST if request.method == "POST" else None,
        practices=selectors.practices_to_choose(
            scheme_id=referral.scheme_id, also=referral.person.practice_id
        ),
    )
    if form.is_valid():
        services.record_move(referral_id=referral.pk, new=form.to_move(), actor=actor, at=now)
        messages.success(request, _("Recorded. The new practice hears how it goes from now on"))
        return redirect(back_of(actor, referral))
    return render_about(
        request,
        "referrals/person_moved.html",
        referral,
        {"form": form, "moves": family.moves_of(referral.person_id)},
        shown=frozenset({"status"}),
    )
