"""Where distances are measured from: a postcode somebody typed, or a case that somebody opened."""

import re
from datetime import datetime
from functools import cache
from typing import Protocol
from uuid import UUID

from django.db.models import Avg
from django.utils.translation import gettext as _

from providers.selectors.query import CaseSearch, Origin
from spcore.accounts.actor import Actor
from spcore.errors import Invalid
from spcore.places.models import Postcode
from spcore.places.postcode import code_of, parse_postcode
from spcore.prepared import TEXT, Prepared, prepare

OUTCODE = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?$")


class TellsCase(Protocol):
    """Tells what to look for for the person of a case, to somebody who may open that case."""

    def __call__(self, *, actor: Actor, case_id: UUID, at: datetime) -> CaseSearch:
        """Return the person's place and needs; nothing of what is not the actor's to know."""


_TELLS_CASE: list[TellsCase] = []


def tells_case(function: TellsCase) -> TellsCase:
    """
    Let an app above say what a case's person needs and where they live (once, from its `ready()`).

    The person's postcode then never has to stand in an address.
    """
    _TELLS_CASE[:] = [function]
    return function


def search_of_case(*, actor: Actor, case_id: UUID, at: datetime) -> CaseSearch:
    """Return what to look for for a case, if anybody can tell and the actor may know."""
    for function in _TELLS_CASE:
        return function(actor=actor, case_id=case_id, at=at)
    return CaseSearch()


def origin_at(text: str) -> Origin:
    """
    Return the place of a postcode, or of its first half ("PR1").

    :raises Invalid: when it is no postcode, or none that we know.
    """
    typed = re.sub(r"[\s\u00a0.\-]", "", text).upper()
    if OUTCODE.match(typed):
        return _middle_of(typed)
    try:
        postcode = parse_postcode(text)
    except Invalid as error:
        raise Invalid(
            _("Enter a postcode, like PR1 2HE, or its first half, like PR1"), field="near"
        ) from error
    known = _place_of().rows({TEXT: code_of(postcode)})
    return Origin(*known[0], label=postcode) if known else _middle_of(postcode.split()[0])


@cache
def _place_of() -> Prepared:
    return prepare(Postcode.objects.filter(pk=TEXT).values_list("easting", "northing"))


def _middle_of(outcode: str) -> Origin:
    rows = Postcode.objects.filter(outcode=outcode)
    middle = rows.aggregate(easting=Avg("easting"), northing=Avg("northing"))
    if middle["easting"] is None:
        raise Invalid(_("We do not know this postcode. Check it, or try one nearby"), field="near")
    return Origin(round(middle["easting"]), round(middle["northing"]), label=outcode)
