"""Raising a concern: the numbers first, then the words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.concern_add import ConcernAddForm
from referrals.selectors.on_call import who_receives
from spcore.access import for_roles
from spcore.accounts.roles import TEAM_ROLES, Role
from spcore.responses import audited_render


@for_roles(*policies.MAY_RAISE_CONCERN)
@require_http_methods(["GET", "POST"])
def concern_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show whom to ring, ask what worries them, and store it."""
    now, actor = timezone.now(), request.actor
    referral = selectors.case_to_worry_about(actor=actor, referral_id=referral_id, at=now)
    form = ConcernAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        concern = services.raise_concern(
            new=form.concern(), referral_id=referral.pk, actor=actor, at=now
        )
        return redirect("referrals:concern_raised", concern.pk)
    classes = selectors.classes_for(actor, referral, at=now)
    is_provider = actor.role == Role.PROVIDER
    context = {
        "referral": referral,
        "banner": selectors.case_banner(referral, classes=classes) if classes else None,
        "numbers": selectors.numbers_to_call(referral, names=not is_provider),
        "receives": who_receives(referral, at=now, names=not is_provider, but=actor.user_id),
        "form": form,
        "back": back_to(actor.role, referral.pk),
    }
    return audited_render(
        request,
        "referrals/concern_add.html",
        context,
        people=[referral.person_id],
        shown=classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact"},
    )


def back_to(role: Role, referral_id: UUID) -> str:
    """Return the page of the case that this role came from."""
    if role == Role.PROVIDER:
        return reverse("referrals:inbox")
    name = "linkworkers:case_detail" if role in TEAM_ROLES else "referrals:referral_detail"
    try:
        return reverse(name, args=[referral_id])
    except NoReverseMatch:
        return reverse("referrals:concern_list")
