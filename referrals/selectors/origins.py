"""Where the person of a case lives, for the directory's distances: to whoever may know it."""

from datetime import datetime
from uuid import UUID

from providers.selectors import Origin, tells_case_origin
from referrals.models import Referral
from referrals.selectors.disclosure import classes_for
from spcore.accounts.actor import Actor
from spcore.places.selectors import place_of


@tells_case_origin
def case_origin(*, actor: Actor, case_id: UUID, at: datetime) -> Origin | None:
    """Return the middle of the person's postcode; None where it is unknown or not to be known."""
    rows = Referral.objects.readable_by(actor, at=at).select_related("person")
    referral = rows.filter(pk=case_id).exclude(person=None).first()
    if referral is None or "contact" not in classes_for(actor, referral, at=at):
        return None
    postcode = referral.whom.postcode
    place = place_of(postcode) if postcode else None
    if place is None:
        return None
    outcode = place.postcode.split(maxsplit=1)[0]
    return Origin(easting=place.easting, northing=place.northing, label=outcode)
