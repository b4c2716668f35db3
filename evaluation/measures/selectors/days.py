"""On which days an occasion may be answered: a day typed wrongly would turn a change round."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Occasion
from evaluation.measures.selectors.afterwards import LATE, MONTHS
from referrals.models import Referral
from spcore.ui import dates


def is_time(referral: Referral, occasion: Occasion, *, on: date) -> bool:
    """Tell whether an occasion has come: one of months, four weeks before they are over."""
    begins = _begins(referral, occasion)
    return occasion not in MONTHS or (begins is not None and on >= begins)


def is_late_start(referral: Referral, family: str, occasion: Occasion) -> bool:
    """Tell whether a measure was asked already, so that its start can be asked about no more."""
    asked = Assessment.objects.filter(referral=referral, instrument__family=family)
    return occasion == Occasion.BASELINE and asked.exists()


def refusal_of_day(
    referral: Referral, family: str, occasion: Occasion, *, on: date, but: UUID | None = None
) -> str:
    """
    Say why answers of this occasion cannot be of that day; nothing where they can.

    `but` is an assessment that is being corrected, and not compared with itself.
    """
    died_on = referral.whom.died_on
    if died_on is not None and on > died_on:
        return _("They had died by that day. Check it")
    if not is_time(referral, occasion, on=on):
        return _too_early(referral, occasion)
    others = Assessment.objects.filter(referral=referral, instrument__family=family)
    others = others.exclude(pk=but)
    if occasion == Occasion.BASELINE:
        before = others.filter(answered_on__lt=on).order_by("answered_on").first()
        text = _("They answered on %(day)s already, so this was not the start. Check the day")
    else:
        before = others.filter(answered_on__gt=on, occasion=Occasion.BASELINE).first()
        text = _("The answers at the start are of %(day)s, which is later. Check the day")
    return text % {"day": dates.day(before.answered_on)} if before else ""


def _begins(referral: Referral, occasion: Occasion) -> date | None:
    if referral.first_contact_at is None or occasion not in MONTHS:
        return None
    return timezone.localdate(referral.first_contact_at + MONTHS[occasion] - LATE)


def _too_early(referral: Referral, occasion: Occasion) -> str:
    begins = _begins(referral, occasion)
    if begins is None:
        return _("Months count from the first contact, and there was none. Keep it as a review")
    text = _("Too early: those are asked from %(day)s on. Check the day, or keep it as a review")
    return text % {"day": dates.day(begins)}
