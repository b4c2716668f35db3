"""What a person said of themself, for their link worker alone."""

from datetime import datetime

from django.db.models import Q, QuerySet

from referrals.models import EqualityAnswers, Referral
from referrals.models.equality import AnswerSource
from referrals.selectors.disclosure import writable_for
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted

ASKED = (  # beside the ethnic group
    *("disability", "sex", "gender", "same_as_at_birth", "is_carer", "main_language"),
    *("religion", "orientation", "groups_answer"),
)


def equality_of(*, actor: Actor, referral: Referral, at: datetime) -> EqualityAnswers | None:
    """Return the person's answers, if any. :raises NotPermitted: unless the actor may ask them."""
    if "equality" not in writable_for(actor, referral, at=at):
        raise NotPermitted("Only the person's link worker asks this")
    return EqualityAnswers.objects.filter(person_id=referral.person_id).first()


def asked_here() -> QuerySet[EqualityAnswers]:
    """
    Return the answers of whoever was asked by us, of which "prefers not to say" is one.

    An ethnic group that came with another record is no question of ours.
    """
    said = ~Q(ethnicity="") & Q(ethnicity_source=AnswerSource.ASKED)
    for name in ASKED:
        said |= ~Q(**{name: ""})
    return EqualityAnswers.objects.filter(said)
