"""What every page below a case shares: the case, its banner, the way back, and the audit entry."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from linkworkers import selectors
from linkworkers.models import Goal
from linkworkers.selectors.goal_shares import shown_to, shown_to_words
from referrals import selectors as cases
from spcore import audit
from spcore.errors import NotPermitted
from spcore.responses import audited_render

IN_BANNER = frozenset({"name", "birth_date", "nhs_number", "contact", "safe_contact"})
PLAN = frozenset({"plan", "needs"})


def case_to_write(
    request: HttpRequest, referral_id: UUID, field_class: str, *, at: datetime
) -> selectors.Case:
    """Return the case, if the actor writes this class on it. :raises NotVisible, NotPermitted:"""
    case = selectors.case_for(actor=request.actor, referral_id=referral_id, at=at)
    if field_class not in case.writes:
        raise NotPermitted("Your role cannot write this on the record")
    return case


def case_to_read(
    request: HttpRequest, referral_id: UUID, field_class: str, *, at: datetime
) -> selectors.Case:
    """Return the case, if the actor reads this class on it. :raises NotVisible, NotPermitted:"""
    case = selectors.case_for(actor=request.actor, referral_id=referral_id, at=at)
    if field_class not in case.classes:
        raise NotPermitted("Your role cannot read this on the record")
    return case


def render_on_case(
    request: HttpRequest,
    template: str,
    case: selectors.Case,
    context: dict[str, Any],
    *,
    shown: frozenset[str] = frozenset(),
    action: audit.Action = audit.Action.READ,
) -> HttpResponse:
    """Answer with a page below a case, after the audit entry of what it shows."""
    return audited_render(
        request,
        template,
        {**_frame(case, "case_detail"), **context},
        people=[case.referral.person_id],
        shown=case.classes & (IN_BANNER | shown | {"safeguarding"}),
        action=action,
    )


def render_on_plan(
    request: HttpRequest,
    template: str,
    case: selectors.Case,
    context: dict[str, Any],
    *,
    action: audit.Action = audit.Action.READ,
) -> HttpResponse:
    """Answer with a page below the plan of a case, likewise; it leads back to the plan."""
    return audited_render(
        request,
        template,
        {**_frame(case, "plan_detail"), **context},
        people=[case.referral.person_id],
        shown=case.classes & (IN_BANNER | PLAN | {"safeguarding"}),
        action=action,
    )


def goal_context(goal: Goal) -> dict[str, Any]:
    """Return a goal for a page below a plan, and who sees what is added to it. One query."""
    return {"goal": goal, "shown_to": shown_to_words(shown_to([goal.pk]).get(goal.pk, ()))}


def _frame(case: selectors.Case, back: str) -> dict[str, Any]:
    referral = case.referral
    return {
        "case": case,
        "referral": referral,
        "banner": cases.case_banner(referral, classes=case.classes, concern_id=case.concern_id),
        "back": reverse(f"linkworkers:{back}", args=[referral.pk]),
    }
