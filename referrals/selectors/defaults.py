"""What a referring organisation's form begins with."""

from dataclasses import dataclass

from referrals.models import Referral, ReferringDefaults
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds now; `version` 0 before anybody chose."""

    first_needs: list[str]
    duty_phone: str
    duty_hours: str
    version: int


def defaults_of(actor: Actor) -> Defaults:
    """Return the choices of the actor's own organisation. One query."""
    rows = Organisation.objects.select_related("referring_defaults")
    own = rows.get(pk=actor.organisation_id)
    held = getattr(own, "referring_defaults", None) or ReferringDefaults(organisation=own)
    return Defaults(held.first_needs, own.duty_phone, own.duty_hours, held.version)


def first_needs_of(referral: Referral) -> list[str]:
    """Return the needs its organisation sees first. No query for what `referral_for` returned."""
    held = getattr(referral.referring_organisation, "referring_defaults", None)
    return list(held.first_needs) if held else []
