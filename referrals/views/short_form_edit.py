"""Refer a person, for other referrers: the few questions for their kind of organisation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.short_form_edit import ShortFormEditForm, initial_of
from referrals.selectors import short_forms
from spcore.access import for_roles
from spcore.accounts.models import ReferrerKind
from spcore.accounts.roles import Role
from spcore.responses import audited_render


@for_roles(Role.OTHER_REFERRER)
@require_http_methods(["GET", "POST"])
def short_form_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show and keep the answers; "continue" leads to the page that checks everything."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    policies.check_edit(request.actor, referral)
    kind = referral.referring_organisation.referrer_kind
    form = ShortFormEditForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        initial=initial_of(referral, short_forms.short_form_of(referral)),
    )
    if form.is_bound and form.is_valid():
        services.save_short_form(
            referral_id=referral.pk, new=form.to_save(), actor=request.actor, at=now
        )
        return redirect("referrals:referral_check", referral.pk)
    context = {
        "form": form,
        "referral": referral,
        "is_school": kind == ReferrerKind.SCHOOL,
        "crisis_lines": selectors.CRISIS_LINES,
    }
    return audited_render(
        request,
        "referrals/short_form_edit.html",
        context,
        people=[referral.person_id] if referral.person_id else [],
        shown=["name"],
    )
