"""What a person said of themself, for their link worker alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import EqualityAnswers, Referral
from referrals.models.equality import AnswerSource
from referrals.selectors.disclosure import writable_for
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted

QUESTIONS: dict[str, Any] = {
    "ethnicity": _("Ethnic group"),
    "main_language": _("Main language"),
    "religion": _("Religion"),
    "disability": _("Limited by a condition"),
    "is_carer": _("Looks after somebody, unpaid"),
    "sex": _("Sex"),
    "gender": _("Gender"),
    "same_as_at_birth": _("Gender the same as at birth"),
    "orientation": _("Sexual orientation"),
    "groups_answer": _("Groups whom services often miss"),
}


def equality_of(*, actor: Actor, referral: Referral, at: datetime) -> EqualityAnswers | None:
    """Return the person's answers, if any. :raises NotPermitted: unless the actor may ask them."""
    if "equality" not in writable_for(actor, referral, at=at):
        raise NotPermitted("Only the person's link worker asks this")
    return EqualityAnswers.objects.filter(person_id=referral.person_id).first()


def questions_asked(*, people: Iterable[UUID | None]) -> dict[UUID, frozenset[str]]:
    """
    Return which of `QUESTIONS` each of these people was asked by us, but no answer.

    "Prefers not to say" was asked; an ethnic group that came with another record was not.
    One query. The caller has narrowed the people to those whom its reader may know about.
    """
    was_asked = {f"asked_{name}": ~Q(**{name: ""}) for name in QUESTIONS}
    was_asked["asked_ethnicity"] &= Q(ethnicity_source=AnswerSource.ASKED)
    rows = EqualityAnswers.objects.filter(person__in=people).annotate(**was_asked)
    return {
        row["person_id"]: frozenset(name for name in QUESTIONS if row[f"asked_{name}"])
        for row in rows.values("person_id", *was_asked)
    }
