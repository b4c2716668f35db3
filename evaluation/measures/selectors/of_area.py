"""Which providers concern somebody who plans: those of their area."""

from typing import Any

from django.db.models import Q

from evaluation.facts.selectors.supply import listed_in
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role

CODE = {Role.COMMISSIONER: "ods_code", Role.SCHEME_ADMIN: "parent__ods_code"}


def of_area(actor: Actor) -> Q:
    """
    Return the rows of providers with a listing of the actor's area, or with one tied to no place.

    All, where the actor has no area: a provider reads its own, a directory is of every place. One
    query.
    """
    column = CODE.get(actor.role) if actor.role else None
    if column is None:
        return Q()
    rows: Any = Organisation.objects.filter(pk=actor.organisation_id)
    code = rows.values_list(column, flat=True).first()
    return Q(provider_id__in=listed_in(code or "").values("provider_id"))
