"""Which decisions are news for whoever referred, and the words they are told."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from referrals.models import Referral, Step
from referrals.selectors.decisions import standing
from referrals.selectors.short_forms import where_person_objects
from referrals.selectors.wording import Words
from referrals.states import Action
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES

_RETURNED = _("Sent back to you: the team needs something")
TO_PRACTICE: dict[Action, Words] = {
    Action.RETURN: _RETURNED,
    Action.REDIRECT: _("Another door was named"),
    Action.ACCEPT: _("Accepted"),
    Action.CLOSE: _("Closed"),
}
# What their list says, and no more (practice.md 10).
TO_OTHERS: dict[Action, Words] = {
    Action.RETURN: _RETURNED,
    Action.REDIRECT: _("Closed"),
    Action.START: _("Being helped"),
    Action.CLOSE: _("Closed"),
}


def decisions_told(*, actor: Actor, since: datetime) -> tuple[dict[Action, Words], QuerySet[Step]]:
    """
    Return the words of what a referrer hears of, and the steps of it that they may hear of.

    Of somebody who objects, another referrer hears what is asked of them alone.
    """
    cases = Referral.objects.visible_to(actor)
    is_practice = actor.role in PRACTICE_ROLES
    told = TO_PRACTICE if is_practice else TO_OTHERS
    rows = Step.objects.filter(referral__in=cases, action__in=told, taken_at__gt=since)
    if is_practice:
        return told, rows
    objecting = cases.annotate(person_objects=where_person_objects()).filter(person_objects=True)
    rows = standing(rows).exclude(~Q(action=Action.RETURN), referral__in=objecting)
    return told, rows.exclude(Q(action=Action.START), referral__first_contact_at=None)
