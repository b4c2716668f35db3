"""What the person agreed to, as it stands, and what was taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.models import Basis, Consent, ConsentHow, Purpose, SaidBy
from referrals.views.concern_add import back_to
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui import dates, statuses


@for_roles(*policies.MAY_READ_CONSENT)
@require_http_methods(["GET"])
def consent_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """List every answer, newest first; whoever writes agreements may add or withdraw one."""
    now, actor = timezone.now(), request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    classes = selectors.readable_classes(actor, referral, at=now)
    may_write = "consent" in selectors.writable_for(actor, referral, at=now)
    held = selectors.consents_of(actor=actor, referral=referral, at=now)
    shown = classes & {"name", "birth_date", "nhs_number", "contact", "safe_contact", "consent"}
    context = {
        "referral": referral,
        "banner": selectors.case_banner(referral, classes=classes),
        "rows": [_row(consent, may_write) for consent in held if "consent" in classes],
        "may_write": may_write,
        "back": back_to(actor.role, referral.pk),
    }
    people = [referral.person_id] if referral.person_id else []
    return audited_render(
        request, "referrals/consent_list.html", context, people=people, shown=shown
    )


def _row(consent: Consent, may_write: bool) -> dict[str, Any]:
    """Return one answer in words; the address to withdraw it, where it stands and may be."""
    stands = consent.is_given and consent.withdrawn_at is None
    provider = f": {consent.provider}" if consent.provider else ""
    said_on = consent.given_on or consent.given_at
    facts = [
        str(ConsentHow(consent.how).label),
        _("said by %(name)s, with parental responsibility") % {"name": consent.said_by_name}
        if consent.said_by == SaidBy.PARENT
        else "",
        dates.day(said_on),
        _("recorded by %(name)s, %(when)s")
        % {"name": consent.recorded_by, "when": dates.when(consent.given_at)}
        if consent.recorded_by
        else dates.when(consent.given_at),
        _("withdrawn %(when)s") % {"when": dates.when(consent.withdrawn_at)}
        if consent.withdrawn_at
        else "",
        _("ask again %(day)s") % {"day": dates.day(consent.review_on)} if consent.review_on else "",
    ]
    url = reverse("referrals:consent_withdraw", args=[consent.pk])
    return {
        "title": f"{Purpose(consent.purpose).label}{provider}",
        "tag": _tag(consent),
        "facts": list(filter(None, facts)),
        "reason": consent.reason,
        "decided": _decided(consent),
        "withdraw": url if may_write and stands else "",
    }


def _decided(consent: Consent) -> list[tuple[str, str]]:
    """Return who decided for the person, where they could not."""
    basis = str(Basis(consent.basis).label) if consent.basis else ""
    rows = [
        (_("What was decided"), consent.decision),
        (_("Who assessed capacity"), consent.assessor),
        (_("Who may decide"), basis),
        (_("Document seen by"), consent.lpa_seen_by),
    ]
    return [(key, value) for key, value in rows if value]


def _tag(consent: Consent) -> str:
    if consent.withdrawn_at:
        return statuses.tag_html(_("Withdrawn"), "grey")
    if consent.is_given:
        return statuses.tag_html(_("Agreed"), "green")
    return statuses.tag_html(_("Did not agree"), "orange")
