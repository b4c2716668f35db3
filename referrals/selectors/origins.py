"""What the directory looks for for a case: the person's place and needs, to whoever may know."""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import JSONObject, Replace

from providers.selectors import CaseSearch, Origin, tells_case
from referrals.models import Referral
from referrals.selectors.disclosure import classes_for
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.places.models import Postcode
from spcore.places.selectors import place_of
from spcore.prepared import MOMENT, ORGANISATION, ROW, USER, Prepared, prepare

# Of the case and its person: who may know what of it, what they need and where they live.
COLUMNS = (
    "needs",
    "team",
    "link_worker",
    "scheme",
    "referring_organisation",
    "told_practice",
    "person__postcode",
    "person__created_at",
)


@tells_case
def case_search(*, actor: Actor, case_id: UUID, at: datetime) -> CaseSearch:
    """
    Return the middle of the person's postcode and their needs, as far as the actor may know.

    One query; one more where only the first half of the postcode is on the map.
    """
    asked = {USER: actor.user_id, ORGANISATION: actor.organisation_id, ROW: case_id, MOMENT: at}
    found = _case(actor.role).rows(asked)
    if not found:
        return CaseSearch()
    referral = found[0]
    classes = classes_for(actor, referral, at=at)
    return CaseSearch(
        person_id=referral.person_id,
        origin=_origin(referral.whom.postcode, referral.home) if "contact" in classes else None,
        needs=tuple(referral.needs) if "needs" in classes else (),
    )


@cache
def _case(role: Role | None) -> Prepared:
    rows = Referral.objects.readable_by(Actor(role, USER, ORGANISATION), at=MOMENT)
    rows = rows.filter(pk=ROW).exclude(person=None).select_related("person").only(*COLUMNS)
    rows = rows.annotate(code=Replace("person__postcode", Value(" "), Value("")))
    home = Postcode.objects.filter(pk=OuterRef("code"))
    home = home.values(json=JSONObject(easting="easting", northing="northing"))
    return prepare(rows.annotate(home=Subquery(home)))


def _origin(postcode: str, home: dict[str, int] | None) -> Origin | None:
    if not postcode:
        return None
    label = postcode.split(maxsplit=1)[0]
    if home is not None:
        return Origin(easting=home["easting"], northing=home["northing"], label=label)
    place = place_of(postcode)
    if place is None:
        return None
    return Origin(easting=place.easting, northing=place.northing, label=label)
