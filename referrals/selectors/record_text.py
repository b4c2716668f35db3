"""What a practice copies into its own record: the date, the coded words, the reference."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import ClinicalCode, CodeUse, Referral
from referrals.selectors.codes import code_to_write
from referrals.states import Outcome, Status
from spcore.ui.dates import day

# Nothing to code yet, or nothing that happened.
SILENT = {
    Status.DRAFT,
    Status.RETURNED,
    Status.REDIRECTED,
    Status.WITHDRAWN,
    Status.ENTERED_IN_ERROR,
}


def record_text(referral: Referral) -> str:
    """
    Return the lines to copy; nothing while there is nothing to code.

    They hold no word about the person, so they are the same under "codes only". Only a code that
    somebody has looked up is given (domain.md, SNOMED CT written). One query.
    """
    if referral.submitted_at is None or Status(referral.status) in SILENT:
        return ""
    is_declined = referral.outcome == Outcome.DECLINED
    moment = (referral.closed_at if is_declined else None) or referral.submitted_at
    code = code_to_write(CodeUse.DECLINED if is_declined else CodeUse.ACCEPTED)
    if code is None:
        return ""
    return _lines(referral, code, timezone.localdate(moment))


def _lines(referral: Referral, code: ClinicalCode, on: date) -> str:
    first = f"{day(on)}: {code.display}. SNOMED CT {code.code}."
    team = referral.team.name if referral.team else referral.scheme.organisation.name
    words = {"reference": referral.reference, "team": team}
    return f"{first}\n" + _("Reference %(reference)s, %(team)s.") % words
