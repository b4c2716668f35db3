"""Refer a person, step 1: find them before adding them."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.referral_add import ReferralAddForm
from referrals.models import Referral
from spcore.access import for_roles
from spcore.errors import NotVisible
from spcore.responses import audited_render

SHOWN = ["name", "birth_date", "nhs_number", "contact"]


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def referral_add(request: HttpRequest) -> HttpResponse:
    """Show the search and what it found; begin a draft for whoever is chosen."""
    like = like_of(request)
    if request.POST.get("person"):
        return _begin(request)
    form = ReferralAddForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:  # the page has one purpose: typing starts at once
        form.fields["nhs_number"].widget.attrs["autofocus"] = True
    found = []
    if form.is_bound and form.is_valid():
        found = selectors.people_like(actor=request.actor, sought=form.sought())
    context = {
        "form": form,
        "found": found,
        "is_searched": form.is_bound and not form.errors,
        "nonce": uuid4(),
        "panel": selectors.own_panel(actor=request.actor, at=timezone.now()),
        **_repeated(request, like),
    }
    people = [person.pk for person in (*found, context["again"]) if person]
    if not people:
        return render(request, "referrals/referral_add.html", context)
    return audited_render(
        request, "referrals/referral_add.html", context, people=people, shown=SHOWN
    )


def like_of(request: HttpRequest) -> UUID | None:
    """Return the referral that the new one begins like, from the address."""
    like = request.GET.get("like", "")
    return uuid_from(like) if like else None


def _repeated(request: HttpRequest, like: UUID | None) -> dict[str, Any]:
    """Return what the page says of the scheme, and of the referral to begin like."""
    if like is None:
        return {"again": None}
    model = selectors.to_repeat(actor=request.actor, referral_id=like, at=timezone.now())
    return {
        "like": model,
        "like_needs": selectors.need_labels(model.needs),
        "again": model.person if request.method == "GET" else None,
    }


def _begin(request: HttpRequest) -> HttpResponse:
    referral = begin_draft(
        request,
        who=uuid_from(request.POST["person"]),
        nonce=uuid_from(request.POST.get("nonce", "")),
    )
    return redirect("referrals:referral_edit", referral.pk)


def begin_draft(
    request: HttpRequest, *, who: UUID | services.PersonFields, nonce: UUID
) -> Referral:
    """Begin a draft of somebody known or new, with the file of the intake it comes from, if any."""
    options: dict[str, Any] = {"nonce": nonce, "actor": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
    if intake := request.POST.get("intake"):
        return services.start_draft_from_intake(who=who, intake_id=uuid_from(intake), **options)
    options["like"] = like_of(request)
    if isinstance(who, UUID):
        return services.start_draft(person_id=who, **options)
    return services.start_draft_for_new_person(new=who, **options)


def uuid_from(text: str) -> UUID:
    """Return the id in a hidden field. :raises NotVisible: when somebody broke it."""
    try:
        return UUID(text)
    except ValueError as error:
        raise NotVisible from error
