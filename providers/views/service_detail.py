"""One service: what it is, who it suits, when and where, and whether the listing is fresh."""

import re
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.listing_history import fields_shown, sayings
from providers.models import BY_TAP, Service
from providers.selectors import ServiceDetail, history, keeping, telling
from providers.selectors.provenance import provenance_of
from providers.views.case_links import CaseLinks, case_links
from providers.views.directory_rows import capacity_tag
from providers.views.structured import found_as
from spcore.access import for_anybody
from spcore.private_links import address

NUMBER = re.compile(r"\+?[(]?\d[\d\s()-]+")
NOT_DIALLED = re.compile(r"\(0\)|[\s()-]")  # the nought of +44 (0)1772 too


@for_anybody
@require_http_methods(["GET"])
def service_detail(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show all of one listing; its keeper sees it too while it is paused or private."""
    actor = request.actor  # type: ignore[attr-defined]
    on = timezone.localdate()
    detail = selectors.service_detail(actor=actor, service_id=service_id, on=on)
    case = case_links(request)
    context = {
        "detail": detail,
        "service": detail.service,
        "summary": _summary(detail),
        "contact": _contact(detail),
        "case": case,
        "offer_url": case.offer(service_id) if case else "",
        "keep_url": case.keep(service_id) if case else "",
        "back_url": _back(request, case),
        "edit_url": _edit(actor, service_id),
        "call_url": _call(actor, detail),
        "wrong_query": f"?{case.query}" if case else "",
        "watches": _watches(actor, service_id),
        "may_propose": actor.role in policies.WHO_MAY[policies.Action.PROPOSE],
        "closed": history.closure_words(history.closures_of(service_id=service_id, on=on)),
        "wrongs": [(one.value, one.label) for one in BY_TAP],
        "keeper": keeping.keeper_of(detail.service),
        "shows_assurance": actor.is_known,
        "provenance": _provenance(actor, detail.service),
        "found": found_as(detail, address=address(request.path)) if _is_found(detail) else None,
    }
    return render(request, "providers/service_detail.html", context)


def _provenance(actor: Any, service: Service) -> dict[str, Any] | None:
    """Return where each detail comes from, for staff."""
    if not actor.is_known:
        return None
    names = [name for name in fields_shown() if hasattr(service, name)]
    found = provenance_of(actor=actor, service=service, names=names)
    return {"of": found, "rows": sayings(found)}


def _is_found(detail: ServiceDetail) -> bool:
    return detail.is_published and detail.service.hidden_on is None


def _back(request: HttpRequest, case: CaseLinks | None) -> str:
    """Return the search somebody came from; only its question is taken, never an address."""
    asked = QueryDict(request.GET.get("back", "")[:2000]).urlencode()
    query = asked or (case.query if case else "")
    return reverse("providers:directory") + (f"?{query}" if query else "")


def _edit(actor: Any, service_id: UUID) -> str:
    may = selectors.keeps(actor=actor, service_id=service_id)
    return reverse("providers:listing_edit", args=[service_id]) if may else ""


def _call(actor: Any, detail: ServiceDetail) -> str:
    may = actor.role in policies.WHO_MAY[policies.Action.CALL] and not detail.service.is_private
    return reverse("providers:listing_call", args=[detail.service.pk]) if may else ""


def _watches(actor: Any, service_id: UUID) -> str:
    """Return "on" or "off" as the actor watches the service or not; "" for whoever may not."""
    if actor.role not in policies.WHO_MAY[policies.Action.WATCH]:
        return ""
    return "on" if telling.is_watched(actor=actor, service_id=service_id) else "off"


def _summary(detail: ServiceDetail) -> list[tuple[str, str]]:
    service = detail.service
    rows = (
        (_("Places"), capacity_tag(detail.capacity_code, detail.capacity)),
        (_("Cost"), detail.cost),
        (_("Helps with"), ", ".join(detail.needs)),
        (_("Ages"), detail.ages),
        (_("Who it is for"), service.eligibility),
        (_("Women only"), detail.women_only),
        (_("Made for"), detail.made_for),
        (_("Languages"), ", ".join(service.languages)),
        (_("How it is given"), detail.ways),
        (_("With how many others"), detail.sizes),
        (_("Quiet"), {True: _("Yes"), False: _("No")}.get(service.is_quiet, "")),
        (_("First visit"), _("Somebody can come along") if service.accompanied_first_visit else ""),
        (_("Getting there"), detail.transport),
        (_("Area covered"), service.area_served),
    )
    return [row for row in rows if row[1]]


def _contact(detail: ServiceDetail) -> list[tuple[str, str]]:
    service = detail.service
    rows = (
        (_("How to join"), detail.route),
        (_("How to refer"), service.how_to_refer),
        (_("Telephone"), _to_ring(service.phone)),
        (_("Email"), _linked("mailto", quote(service.email, safe="@+"), service.email)),
    )
    return [row for row in rows if row[1]]


def _to_ring(phone: str) -> str:
    """Return a number as a link that rings it; where it has words too, as it stands."""
    return _linked("tel", NOT_DIALLED.sub("", phone), phone) if NUMBER.fullmatch(phone) else phone


def _linked(scheme: str, target: str, words: str) -> str:
    return format_html('<a href="{}:{}">{}</a>', scheme, target, words) if words else ""
