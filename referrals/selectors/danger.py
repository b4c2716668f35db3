"""The question after words that may mean danger were saved. It decides, keeps and stops nothing."""

from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import Referral
from referrals.selectors.concerns import numbers_to_call
from referrals.selectors.crisis import has_crisis_words
from referrals.selectors.on_call import in_line
from spcore.accounts.actor import Actor


def danger_question(
    referral: Referral, *texts: str, actor: Actor, at: datetime
) -> SafeString | None:
    """
    Return what to ask whoever wrote these words, if any of them may mean danger.

    Nobody is let believe that somebody reads at once: who cannot raise a concern gets the number,
    and so does everybody where nobody is there to receive one.
    """
    if not has_crisis_words(*texts):
        return None
    said = _("Some of these words may mean that somebody is not safe.")
    may_raise = actor.role in policies.MAY_RAISE_CONCERN
    if may_raise and in_line(referral, at=at):
        url = reverse("referrals:concern_add", args=[referral.pk])
        return format_html('{} <a href="{}">{}</a>', said, url, _("Raise a concern?"))
    number = next(line.number for line in numbers_to_call(referral) if line.number)
    nobody = _("Nobody here reads this at once. If somebody may be in danger, ring %(number)s now.")
    return format_html("{} {}", said, nobody % {"number": number})
