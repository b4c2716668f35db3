"""Refer yourself: fill in, check, send. Nothing is kept before it is sent, and nobody signs in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from referrals import selectors, services
from referrals.forms.self_referral_add import SelfReferralAddForm
from referrals.forms.versions import in_words
from referrals.models import Safe
from referrals.selectors import ways_in
from spcore.access import for_anybody
from spcore.accounts.models import Organisation
from spcore.ui.limits import digits_of, is_too_often

NOT_SHOWN = ("token", "website", "agrees", "elsewhere")  # which one was meant says it
NOT_CARRIED = ("csrfmiddlewaretoken", "step")


@for_anybody
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def self_referral_add(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Show the form, the answers to check, or what was sent; the answer is the same for all."""
    team = ways_in.team_taking_self_referrals(team_id=team_id)
    step = request.POST.get("step", "check")
    is_limited = step == "send" and is_too_often(request, "self_referral_send")
    form = SelfReferralAddForm(
        request.POST if request.method == "POST" else None,
        team_id=team.pk,
        practices=ways_in.practices_of_team(team_id=team.pk),
        is_sending=step == "send" and not is_limited,
        initial={"registered_with": request.GET.get("practice", "")},
    )
    if is_limited:
        return _too_often(request, team, form)
    if not form.is_bound or not form.is_valid() or step == "change":
        return _page(request, "referrals/self_referral_add.html", team, form)
    if step != "send":
        return _page(request, "referrals/self_referral_check.html", team, form)
    if _is_phone_limited(request, form):
        return _too_often(request, team, form)
    sent = services.refer_self(new=form.to_send(), team=team, at=timezone.now())
    return _page(request, "referrals/self_referral_sent.html", team, None, sent=sent)


def _is_phone_limited(request: HttpRequest, form: SelfReferralAddForm) -> bool:
    phone = digits_of(form.cleaned_data["phone"])
    return bool(phone) and is_too_often(request, "self_referral_phone", key=phone)


def _too_often(request: HttpRequest, team: Organisation, form: SelfReferralAddForm) -> HttpResponse:
    """Show what was typed again, with whom to ring: nothing is lost."""
    form.full_clean()
    form.add_error(None, _("We have had many forms from here today. Ring us, or try later"))
    return _page(request, "referrals/self_referral_add.html", team, form, status=429)


def _page(
    request: HttpRequest,
    template: str,
    team: Organisation,
    form: SelfReferralAddForm | None,
    *,
    status: int = 200,
    sent: services.SelfReferred | None = None,
) -> HttpResponse:
    now, scheme = timezone.now(), team.parent.scheme  # type: ignore[union-attr]
    is_checked = form is not None and form.is_bound and not form.errors
    context = {
        "form": form,
        "team": team,
        "scheme": scheme,
        "reading": ways_in.reading_of(scheme, at=now),
        "triage": selectors.clock(now, days=scheme.triage_days, at=now),
        "contact_days": scheme.first_contact_days,
        "median_days": selectors.median_wait_days(team_id=team.pk, at=now),
        "crisis_lines": selectors.CRISIS_LINES,
        "sent": sent,
        "answers": _answers(form) if is_checked and form else [],
        "carried": _carried(request) if is_checked else [],
        "is_unsafe": is_checked and form is not None and _is_unsafe(form),
        "is_under_age": is_checked and form is not None and _is_under_age(form, scheme),
    }
    return render(request, template, context, status=status)


def _is_unsafe(form: SelfReferralAddForm) -> bool:
    typed = form.cleaned_data
    texts = (typed["what_matters"], typed["cannot_wait_what"], typed["safe_contact_note"])
    return typed["is_safe"] == Safe.NO or selectors.has_crisis_words(*texts, typed["adjustments"])


def _is_under_age(form: SelfReferralAddForm, scheme: Any) -> bool:
    born, today = form.cleaned_data["birth_date"], timezone.localdate()
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return bool(age < scheme.minimum_age)


def _answers(form: SelfReferralAddForm) -> list[tuple[str, str]]:
    """Return label and words of each answer given."""
    return [
        (str(field.label), in_words(field, form.cleaned_data[name]))
        for name, field in form.fields.items()
        if name not in NOT_SHOWN and form.cleaned_data.get(name) not in (None, "", [], False)
    ]


def _carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed, for the hidden fields that carry it to the last step."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED
        for value in values
    ]
