"""Recording that the person has died, or that this was a mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.person_died import PersonDiedForm
from referrals.views.person_frame import back_of, render_about
from spcore.access import for_roles
from spcore.errors import NotVisible


@for_roles(*policies.MAY_RECORD_DEATH)
@require_http_methods(["GET", "POST"])
def person_died(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask the day and who said so; say what stops and what does not."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    if referral.person is None:
        raise NotVisible
    if "mistake" in request.POST:
        services.take_death_back(referral_id=referral.pk, actor=actor, at=now)
        messages.success(request, _("Taken back"))
        return redirect(back_of(actor, referral))
    is_recorded = referral.person.died_on is not None
    is_sent = request.method == "POST" and not is_recorded
    form = PersonDiedForm(request.POST if is_sent else None, initial={})
    if form.is_valid() and _is_after_birth(form, referral.person.birth_date):
        services.record_death(referral_id=referral.pk, actor=actor, at=now, **form.cleaned_data)
        messages.success(request, _("Recorded. Nothing more is sent to them"))
        return redirect(back_of(actor, referral))
    return render_about(
        request,
        "referrals/person_died.html",
        referral,
        {"form": form, "person": referral.person, "is_recorded": is_recorded},
        shown=frozenset({"status"}),
    )


def _is_after_birth(form: PersonDiedForm, born: object) -> bool:
    if form.cleaned_data["died_on"] >= born:
        return True
    form.add_error("died_on", _("The day must be after the birth date"))
    return False
