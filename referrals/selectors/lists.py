"""What every list of referrals shares: its pages, its states, and finding by words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from referrals.models import Person, Referral
from referrals.selectors.wording import search_words
from referrals.states import OPEN, Status

PAGE = 25
DRAFTS = 20
OVER = (Status.CLOSED, Status.REDIRECTED, Status.WITHDRAWN, Status.ENTERED_IN_ERROR)
STATES = {
    "all": (*OPEN, *OVER),
    "open": OPEN,
    "returned": (Status.RETURNED,),
    "closed": OVER,
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the id after which the next page starts; none when this is the last."""

    rows: list[Any]
    after: UUID | None


def with_words(rows: QuerySet[Referral], words: str) -> QuerySet[Referral]:
    """Narrow to an NHS number, a reference, or names that hold every word."""
    if not words.strip():
        return rows
    number, reference, names = search_words(words)
    if number:
        return rows.filter(person__nhs_number=number)
    people = Person.objects.all()
    for name in names:
        people = people.filter(folded_name__contains=name)
    named = Q(person__in=people) if names else Q(pk__in=[])
    return rows.filter(named | Q(reference__iexact=reference))
