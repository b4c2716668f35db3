"""Refer a person who is not known yet: add them, duplicates proposed, never merged."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.person_add import PersonAddForm
from referrals.selectors import ages
from referrals.views.referral_add import SHOWN, begin_draft, uuid_from
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.addresses import address_of

BEGUN = (
    *("given_name", "family_name", "nhs_number", "preferred_name"),
    *("address", "postcode", "phone", "email", "language"),
)
DATE = ("birth_date_day", "birth_date_month", "birth_date_year")


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    """Add a person and begin their referral; a doubled click adds one."""
    own = services.practice_of(request.actor)
    nonce = request.POST.get("nonce") or str(uuid4())
    is_sent = request.method == "POST" and "begin" not in request.POST
    form = PersonAddForm(
        request.POST if is_sent else None,
        initial=_begun(request),
        practices=partial(_practices, request, own),
        own=own,
        hidden=selectors.hidden_of_person(selectors.own_relation(request.actor)),
    )
    found: list[selectors.Match] = []
    if is_sent and form.is_valid():
        new = form.to_fields()
        found = _alike(request, new)
        if not found:
            referral = begin_draft(request, who=new, nonce=uuid_from(nonce))
            return HttpResponseRedirect(address_of(_next_page(form), referral.pk))
    list(form.fields["registered_with"].choices)  # before the trail says that anything was shown
    return audited_render(
        request,
        "referrals/person_add.html",
        {
            "form": form,
            "found": found,
            "nonce": nonce,
            "is_exact": _is_exact(found),
            "intake": request.POST.get("intake", ""),
        },
        people=[match.person.pk for match in found],
        shown=SHOWN if found else [],
    )


def _practices(request: HttpRequest, own: UUID | None) -> list[tuple[UUID, str]]:
    scheme_id = selectors.scheme_for(request.actor)
    return selectors.practices_to_choose(scheme_id=scheme_id, also=own)


def _next_page(form: PersonAddForm) -> str:
    """Return what comes next: a few questions about a child, or the referral itself."""
    born = form.cleaned_data["birth_date"]
    is_child = ages.years_between(born, timezone.localdate()) < selectors.ADULT_FROM
    return "referrals:child_edit" if is_child else "referrals:referral_edit"


def _alike(request: HttpRequest, new: services.PersonFields) -> list[selectors.Match]:
    """Return who it may be already, unless the referrer has said that it is none of them."""
    sought = selectors.identity(
        given_name=new.given_name,
        family_name=new.family_name,
        birth_date=new.birth_date,
        nhs_number=new.nhs_number,
        postcode=new.postcode,
    )
    found = selectors.matches_of(actor=request.actor, sought=sought)
    is_new = request.POST.get("is_somebody_new") == "yes"
    return [] if is_new and not _is_exact(found) else found


def _is_exact(found: list[selectors.Match]) -> bool:
    """Tell whether one of them has the NHS number that was typed."""
    return any(match.verdict == selectors.Verdict.EXACT for match in found)


def _begun(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed into the search, so that nobody types it twice."""
    if "begin" not in request.POST:
        return {}
    begun: dict[str, Any] = {name: request.POST.get(name, "") for name in BEGUN}
    year, month, day = (request.POST.get(name, "") for name in reversed(DATE))
    return begun | ({"birth_date": f"{year}-{month}-{day}"} if year else {})
