"""Refer a person, step 3: check the answers, then send."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.draft_consent import AGREED, PURPOSES
from referrals.forms.referral_check import ReferralCheckForm
from referrals.forms.referral_edit import ReferralEditForm, label_of
from referrals.forms.short_form_edit import answers_of
from referrals.forms.versions import in_words
from referrals.models import Consent, Purpose, Referral, SaidBy
from referrals.selectors import readiness, short_forms
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.addresses import address_of

TEXTS = ("reason", "what_matters", "background", "risk_detail", "visit_risk")
ROWS = (
    *("needs", "what_matters", "reason", "background", "urgency", "critical_date"),
    *("critical_what", "risk_answer", "risk_detail", "visit_risk", "codes_only"),
)
ASKED = ("needs", "risk_answer")  # shown unanswered too: nothing is sent without them


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_check(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show everything once more; sending twice sends once."""
    now, form = timezone.now(), None
    if request.method == "POST":
        asked = readiness.referral_to_send(actor=request.actor, referral_id=referral_id, at=now)
        form = _form(asked, request.POST)
        if form.is_valid():
            services.send_draft(
                referral_id=referral_id,
                version=form.cleaned_data["version"],
                actor=request.actor,
                at=now,
            )
            return HttpResponseRedirect(address_of("referrals:referral_done", referral_id))
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    form = form or _form(referral)
    if not policies.may_edit(request.actor, referral):
        return redirect("referrals:referral_detail", referral.pk)
    if not form.is_bound and short_forms.lacks_short_form(referral):
        return redirect("referrals:short_form_edit", referral.pk)
    hidden = selectors.withheld(actor=request.actor, referral=referral, at=now)
    classes = selectors.shown_classes(hidden, actor=request.actor, referral=referral)
    alike = _alike(request, referral)
    context = {
        "form": form,
        "referral": referral,
        "problems": form.problems,
        "answers": [*_rows(referral, hidden), *_short_rows(referral)],
        **_who(referral, classes),
        "panel": selectors.panel_for(referral, at=now),
        "crisis": _crisis(referral, hidden),
        "others": _others(request, referral),
        "alike": alike,
    }
    return audited_render(
        request,
        "referrals/referral_check.html",
        context,
        people=[*_person(referral), *(row.person_id for row in alike)],
        shown=classes,
    )


def _form(referral: Referral, typed: QueryDict | None = None) -> ReferralCheckForm:
    problems = selectors.problems_with(referral)
    return ReferralCheckForm(typed, referral=referral, problems=problems)


def _person(referral: Referral) -> list[UUID]:
    return [referral.person_id] if referral.person_id else []


def _crisis(referral: Referral, hidden: frozenset[str]) -> Sequence[selectors.NumberToCall]:
    return selectors.crisis_help(
        texts=[getattr(referral, name) for name in TEXTS if name not in hidden],
        needs=() if "needs" in hidden else referral.needs,
        numbers=lambda: selectors.numbers_to_call(referral),
    )


def _who(referral: Referral, classes: frozenset[str]) -> dict[str, Any]:
    """Return who they are and how to reach them, as much as `classes` allow."""
    if referral.person is None:
        return {"identity": [], "contact": []}
    reads = "contact" in classes
    return {
        "identity": selectors.identity_rows(referral.person, with_practice=reads),
        "contact": selectors.contact_rows(referral.person, classes=classes),
    }


def _others(request: HttpRequest, referral: Referral) -> list[selectors.OtherReferral]:
    if referral.person_id is None:
        return []
    return selectors.other_open_referrals(
        actor=request.actor, person_id=referral.person_id, but=referral.pk
    )


def _alike(request: HttpRequest, referral: Referral) -> list[selectors.AlikeReferral]:
    if referral.person is None:
        return []
    return selectors.alike_open_referrals(actor=request.actor, person=referral.person)


def _rows(referral: Referral, hidden: frozenset[str]) -> list[tuple[str, str, str]]:
    """
    Return label, words and the address that changes it, for each answer this reader sees.

    What nobody had to answer, and nobody did, is left out.
    """
    edit = reverse("referrals:referral_edit", args=[referral.pk])
    rows = [
        (label_of(name), _words(name, getattr(referral, name)), f"{edit}#id_{name}")
        for name in ROWS
        if name not in hidden and (name in ASKED or getattr(referral, name))
    ]
    answers, here = _consents(referral)
    for purpose in PURPOSES:
        name, held = f"consent_{purpose.value}", answers.get(purpose)
        if held is not None or purpose == Purpose.REFERRAL:
            rows.append((label_of(name), _agreed(held, in_full=held in here), f"{edit}#id_{name}"))
    return rows


def _short_rows(referral: Referral) -> list[tuple[str, str, str]]:
    """Return likewise what only organisations of the referrer's kind are asked."""
    held = short_forms.short_form_of(referral) if referral.source in short_forms.OTHERS else None
    edit = reverse("referrals:short_form_edit", args=[referral.pk])
    rows = answers_of(referral, held) if held else []
    return [(label, words, f"{edit}#id_{name}") for name, label, words in rows]


def _consents(referral: Referral) -> tuple[dict[str, Consent], list[Consent]]:
    """Return the latest answers since the draft was begun, and those given on it."""
    if referral.person_id is None:
        return {}, []
    since = selectors.consents_since(person_id=referral.person_id, since=referral.created_at)
    return since, list(selectors.consents_on(referral).values())


def _agreed(held: Consent | None, *, in_full: bool) -> str:
    """Return an answer, how it was given, and in full who gave it where the person did not."""
    if held is None:
        return ""
    footing = [held.get_how_display()]
    if in_full and held.basis:
        footing += [held.get_basis_display(), held.assessor]
    if in_full and held.said_by == SaidBy.PARENT:
        footing.append(held.said_by_name)
    return f"{dict(AGREED)['yes' if held.is_given else 'no']} ({', '.join(map(str, footing))})"


def _words(name: str, value: Any) -> str:
    return (
        in_words(ReferralEditForm.base_fields[name], value) if value not in (None, "", []) else ""
    )
