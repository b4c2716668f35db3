"""Refer a person, step 2: what they need. A draft until it is sent, or one sent back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_edit import ReferralEditForm
from referrals.models import Referral
from referrals.selectors.defaults import first_needs_of
from referrals.selectors.draft_page import DraftPage, draft_page_for
from referrals.services.undeciding import see_decisions
from referrals.views.need_help import need_help
from spcore import keeping
from spcore.access import for_roles
from spcore.keeping import keeps_typing
from spcore.responses import audited_render
from spcore.ui.banner import PersonBanner

WITHHELD = frozenset({"needs", "what_matters", "visit_risk"})
TEXTS = ("reason", "what_matters", "background", "risk_detail", "visit_risk")


@keeps_typing
@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show and save the form; "continue" leads to the page that checks the answers."""
    now = timezone.now()
    page = draft_page_for(actor=request.actor, referral_id=referral_id, at=now)
    referral = page.referral
    policies.check_edit(request.actor, referral)
    see_decisions([referral], at=now)
    kept = keeping.typed(request) if request.method == "GET" else None
    form = _form(request, page, now, kept)
    if request.method == "POST" and form.is_valid():
        services.save_draft(
            referral_id=referral.pk,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=now,
        )
        if not form.is_draft:
            return redirect("referrals:referral_check", referral.pk)
        messages.success(request, _saved(form))
        return redirect("referrals:referral_edit", referral.pk)
    context = _shown(request, page, form, now) | {"is_kept": kept is not None}
    return audited_render(
        request,
        "referrals/referral_edit.html",
        context,
        people=[referral.person_id] if referral.person_id else [],
        shown=context["classes"],
    )


def _shown(
    request: HttpRequest, page: DraftPage, form: ReferralEditForm, now: datetime
) -> dict[str, Any]:
    """Return what the page shows beside the form."""
    referral = page.referral
    panel = selectors.panel_for(referral, needs=_ticked(form), facts=page.facts, at=now)
    form.name_doors(panel.hints)
    classes = selectors.shown_classes(form.hidden, actor=request.actor, referral=referral)
    return {
        "classes": classes,
        "may_change_person": "contact" in classes,
        "form": form,
        "referral": referral,
        **need_help(request.actor),
        "is_child": policies.is_child(referral, at=now),
        "panel": panel,
        "crisis": _crisis(form, referral),
        "tidied_at": referral.tidy_told_at and referral.tidy_told_at + services.NOTICE,
        "typed_by": keeping.token_for(request, request.path),
        "banner": _banner(referral, classes),
        "withheld": [name for name in WITHHELD & form.hidden if getattr(referral, name)],
        "question": selectors.question_of(referral),
        "others": page.others,
    }


def _form(
    request: HttpRequest, page: DraftPage, now: datetime, kept: QueryDict | None
) -> ReferralEditForm:
    """Return the form as saved, as posted, or as it was typed before the sign-in ended."""
    referral, competence = page.referral, {}
    if policies.is_child(referral, at=now):
        competence = selectors.competence_since(referral, reader_id=request.actor.user_id)
    return ReferralEditForm(
        request.POST if request.method == "POST" else kept,
        referral=referral,
        answers=page.answers,
        competence=competence,
        hidden=selectors.withheld(actor=request.actor, referral=referral, at=now),
        role=request.actor.role,
        first_needs=first_needs_of(referral),
    )


def _banner(referral: Referral, classes: frozenset[str]) -> PersonBanner | None:
    return selectors.banner_of(referral.person, classes=classes) if referral.person else None


def _saved(form: ReferralEditForm) -> str:
    if form.is_answer_lost:
        return _("Draft saved, but for the person's agreement: say how they told you")
    return _("Draft saved. You can leave and come back to it")


def _crisis(form: ReferralEditForm, referral: Referral) -> Sequence[selectors.NumberToCall]:
    return selectors.crisis_help(
        texts=[str(form[name].value() or "") for name in TEXTS if name in form.fields],
        needs=_ticked(form) or [],
        numbers=lambda: selectors.numbers_to_call(referral),
    )


def _ticked(form: ReferralEditForm) -> list[str] | None:
    """Return the needs as the form shows them; none where the reader is not shown any."""
    return list(form["needs"].value() or []) if "needs" in form.fields else None
