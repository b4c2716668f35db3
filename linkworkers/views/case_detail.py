"""The person's page for whoever works with them: what matters, what is planned, what happened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.selectors import wording
from linkworkers.selectors.holding_offers import waits
from linkworkers.views.case_rows import goal_rows, onward_rows
from linkworkers.views.framing import render_on_case
from linkworkers.views.tapping import just_recorded
from providers.models import BY_TAP
from referrals import policies as case_policies
from referrals import selectors as cases
from referrals.models import Referral
from referrals.selectors.waiting import line_words
from referrals.services.moving_away import see_planned_move
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.ui.addresses import address_of, addresses_of
from spcore.ui.paging import after_of, pager_links
from spcore.ui.templatetags.ui import ring


@for_roles(*policies.MAY_OPEN_CASE)
@require_http_methods(["GET"])
def case_detail(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show one case, every section as far as the reader's classes of data go."""
    now, actor, after = timezone.now(), request.actor, after_of(request)
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    entries = selectors.entries_of(case, after=after)
    referral, classes = case.referral, case.classes
    see_planned_move(referral, actor=actor, at=now)
    here = reverse("linkworkers:case_detail", args=[referral.pk])
    token = get_token(request)
    context = {
        "csrf_token": token,  # each one made takes five hundred calls
        "classes": classes,
        "writes": case.writes,
        "allowed": case_policies.allowed(actor, referral),
        "is_open": wording.is_in_hand(referral),
        "thread": cases.thread_link(actor=actor, referral=referral),
        "may_worry": actor.role in case_policies.MAY_RAISE_CONCERN,
        "may_tell_practice": actor.role in case_policies.MAY_DISCLOSE,
        "may_record_move": actor.role in case_policies.MAY_RECORD_MOVE,
        "clocks": case.clocks,
        "next": wording.next_words(referral, at=now),
        "reach": _reach(referral, classes),
        "contact": cases.contact_rows(referral.person, classes=classes),
        "who": wording.who_rows(referral, classes, at=now),
        "why": wording.why_rows(referral, classes),
        "must_read": [wording.must_read_of(row) for row in case.must_read],
        "plan": wording.plan_words(case.plan_agreed_on, case.plan_review_on, at=now),
        "goals": goal_rows(map(wording.goal_of, case.goals), may_write="plan" in case.writes),
        "appointments": _appointments(actor, case, now),
        "onward": _onward(case, now, token=token),
        "waits": waits(referral),
        "is_child": case_policies.is_child(referral, at=now),
        "may_record": actor.role in policies.MAY_RECORD,
        **just_recorded(request, at=now),
        "consents": wording.consent_rows(case.consents, at=now),
        "entries": _entries(entries.lines, may_edit="case_notes" in case.writes),
        "wellbeing": _wellbeing(referral.pk) if "wellbeing" in classes else "",
        "directory": _directory(referral.pk),
        **pager_links(here, after=entries.after, shown_after=after),
    }
    return render_on_case(request, "linkworkers/case_detail.html", case, context, shown=classes)


def _reach(referral: Referral, classes: frozenset[str]) -> list[str]:
    """Return the ways to reach them; a tap rings the number."""
    ways = wording.reach_words(referral, classes)
    return [ring(way) if way == referral.whom.phone else way for way in ways]


def _appointments(actor: Actor, case: selectors.Case, at: datetime) -> list[Any]:
    if "appointments" not in case.classes:
        return []
    return selectors.appointments_of(actor=actor, referral_id=case.referral.pk, at=at)


def _onward(case: selectors.Case, at: datetime, *, token: str) -> SafeString:
    is_child = case_policies.is_child(case.referral, at=at)
    rows = []
    for row in case.onward:
        shown = wording.onward_of(row, at=at, is_child=is_child)
        place = line_words(row)
        shown["facts"] += [place] if place else []
        rows.append(shown | {"wrong": _wrong(row, case.referral.pk)})
    return onward_rows(
        rows,
        may_write="organisations" in case.writes,
        is_child=is_child,
        wrongs=[(one.value, one.label) for one in BY_TAP],
        token=token,
    )


def _wrong(row: dict[str, Any], referral_id: UUID) -> str:
    """Return where it is said by one tap that the service's listing is wrong, and led back here."""
    address = _address("providers:listing_report", row["service_id"])
    return f"{address}?for={referral_id}" if address else ""


def _entries(lines: list[selectors.Line], *, may_edit: bool) -> list[dict[str, Any]]:
    edit = addresses_of("linkworkers:contact_edit")
    return [
        {
            "label": line.label,
            "at": line.at,
            "by": line.by,
            "text": line.detail,
            "url": edit(line.object_id)
            if may_edit and line.is_contact and line.object_id is not None
            else "",
        }
        for line in lines
    ]


def _wellbeing(referral_id: UUID) -> str:
    """Return the address of the wellbeing page, which an app above this one owns."""
    return _address("measures:assessment_list", referral_id)


def _directory(referral_id: UUID) -> str:
    base = _address("providers:directory")
    return f"{base}?for={referral_id}" if base else ""


def _address(name: str, *parts: UUID | str) -> str:
    try:
        return address_of(name, *parts) if parts else reverse(name)
    except NoReverseMatch:
        return ""
