"""What the directory looks for for a case: the person's place and needs, to whoever may know."""

from datetime import datetime
from uuid import UUID

from providers.selectors import CaseSearch, Origin, tells_case
from referrals.models import Referral
from referrals.selectors.disclosure import classes_for
from spcore.accounts.actor import Actor
from spcore.places.selectors import place_of


@tells_case
def case_search(*, actor: Actor, case_id: UUID, at: datetime) -> CaseSearch:
    """Return the middle of the person's postcode and their needs, as far as the actor may know."""
    rows = Referral.objects.readable_by(actor, at=at).select_related("person")
    referral = rows.filter(pk=case_id).exclude(person=None).first()
    if referral is None:
        return CaseSearch()
    classes = classes_for(actor, referral, at=at)
    return CaseSearch(
        person_id=referral.person_id,
        origin=_origin(referral.whom.postcode) if "contact" in classes else None,
        needs=tuple(referral.needs) if "needs" in classes else (),
    )


def _origin(postcode: str) -> Origin | None:
    place = place_of(postcode) if postcode else None
    if place is None:
        return None
    outcode = place.postcode.split(maxsplit=1)[0]
    return Origin(easting=place.easting, northing=place.northing, label=outcode)
