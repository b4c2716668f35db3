"""What every page below a case shares: the case, its banner, the way back, and the audit entry."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from linkworkers import selectors
from referrals import selectors as cases
from spcore.errors import NotPermitted
from spcore.responses import audited_render

IN_BANNER = frozenset({"name", "birth_date", "nhs_number", "contact", "safe_contact"})


def case_to_write(
    request: HttpRequest, referral_id: UUID, field_class: str, *, at: datetime
) -> selectors.Case:
    """Return the case, if the actor writes this class on it. :raises NotVisible, NotPermitted:"""
    case = selectors.case_for(actor=request.actor, referral_id=referral_id, at=at)
    if field_class not in case.writes:
        raise NotPermitted("Your role cannot write this on the record")
    return case


def render_on_case(
    request: HttpRequest,
    template: str,
    case: selectors.Case,
    context: dict[str, Any],
    *,
    shown: frozenset[str] = frozenset(),
) -> HttpResponse:
    """Answer with a page below a case, after the audit entry of what it shows."""
    frame = {
        "case": case,
        "referral": case.referral,
        "banner": cases.case_banner(
            case.referral, classes=case.classes, concern_id=case.concern_id
        ),
        "back": reverse("linkworkers:case_detail", args=[case.referral.pk]),
    }
    return audited_render(
        request,
        template,
        {**frame, **context},
        people=[case.referral.person_id],
        shown=case.classes & (IN_BANNER | shown | {"safeguarding"}),
    )
