"""What the person says of themself, asked by their link worker once there is trust."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.equality_edit import EqualityEditForm
from referrals.selectors import equality
from referrals.views.person_frame import back_of, render_about
from spcore.access import for_roles
from spcore.errors import NotVisible


@for_roles(*policies.MAY_ASK_EQUALITY)
@require_http_methods(["GET", "POST"])
def equality_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show and save the answers; any question may stay unasked."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    if referral.person is None:
        raise NotVisible
    held = equality.equality_of(actor=actor, referral=referral, at=now)
    form = EqualityEditForm(request.POST if request.method == "POST" else None, held=held)
    if form.is_valid():
        services.record_equality(
            referral_id=referral.pk,
            new=form.to_fields(),
            version=form.cleaned_data["version"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect(back_of(actor, referral))
    return render_about(
        request,
        "referrals/equality_edit.html",
        referral,
        {"form": form, "held": held},
        shown=frozenset({"equality"}),
    )
