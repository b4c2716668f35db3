"""Raising a concern: the numbers first, then its kind, then a short form of that kind."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.concern_add import FORMS, ConcernAddForm
from referrals.models import ConcernKind, Referral
from referrals.selectors.allegations import whom_about
from referrals.selectors.on_call import who_receives, who_receives_allegation
from spcore.access import for_roles
from spcore.accounts.roles import TEAM_ROLES, Role
from spcore.responses import audited_render


@for_roles(*policies.MAY_RAISE_CONCERN)
@require_http_methods(["GET", "POST"])
def concern_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show whom to ring and who receives it, ask what worries them, and store it."""
    now, actor = timezone.now(), request.actor
    referral = selectors.case_to_worry_about(actor=actor, referral_id=referral_id, at=now)
    form = _form(request, referral)
    receives = _receives(request, referral, form, now)
    if form is not None and form.is_bound and form.is_valid():
        if receives:
            concern = services.raise_concern(
                new=form.concern(), referral_id=referral.pk, actor=actor, at=now
            )
            return redirect("referrals:concern_raised", concern.pk)
        form.add_error(None, _("NOT delivered: nobody here can receive this. Ring now"))
    classes = selectors.classes_for(actor, referral, at=now)
    context = {
        "referral": referral,
        "banner": selectors.case_banner(referral, classes=classes) if classes else None,
        "numbers": selectors.numbers_to_call(referral, names=actor.role != Role.PROVIDER),
        "receives": receives,
        "form": form,
        "kinds": [(f"{request.path}?kind={kind}", kind.label) for kind in FORMS],
        "kind": ConcernKind(form.initial["kind"]).label if form else "",
        "is_kind_missing": request.method == "POST" and form is None,
        "back": back_to(actor.role, referral.pk),
    }
    return audited_render(
        request,
        "referrals/concern_add.html",
        context,
        people=[referral.person_id],
        shown=classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact"},
    )


def _form(request: HttpRequest, referral: Referral) -> ConcernAddForm | None:
    """Return the short form of the kind asked for; nothing before a kind was chosen."""
    typed = request.POST if request.method == "POST" else None
    kind = (request.GET if typed is None else typed).get("kind", "")
    if kind not in FORMS:
        return None
    options: dict[str, Any] = {"initial": {"kind": kind}}
    if kind == ConcernKind.ALLEGATION:
        options["people"] = whom_about(referral, actor=request.actor)
    return FORMS[kind](typed, **options)


def _receives(
    request: HttpRequest, referral: Referral, form: ConcernAddForm | None, now: datetime
) -> str:
    actor = request.actor
    names = actor.role != Role.PROVIDER
    if form is not None and form.initial["kind"] == ConcernKind.ALLEGATION:
        return who_receives_allegation(referral, names=names, but=actor.user_id)
    return who_receives(referral, at=now, names=names, but=actor.user_id)


def back_to(role: Role, referral_id: UUID) -> str:
    """Return the page of the case that this role came from."""
    if role == Role.PROVIDER:
        return reverse("referrals:inbox")
    name = "linkworkers:case_detail" if role in TEAM_ROLES else "referrals:referral_detail"
    try:
        return reverse(name, args=[referral_id])
    except NoReverseMatch:
        return reverse("referrals:concern_list")
