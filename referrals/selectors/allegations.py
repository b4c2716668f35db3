"""Whom an allegation raised on a case may be about, as whoever raises it may know them."""

from django.db.models import Q

from referrals.models import OnwardReferral, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import CASE_ROLES, TEAM_ROLES, Role

USER, ORGANISATION = "user", "organisation"


def whom_about(referral: Referral, *, actor: Actor) -> list[tuple[str, str]]:
    """
    Return people and providers to choose from, by name, as (key, words).

    A provider learns of nobody here; which providers help is known to those who work on the case.
    """
    if actor.role == Role.PROVIDER:
        return []
    return _staff(referral) + (_providers(referral) if actor.role in CASE_ROLES else [])


def _staff(referral: Referral) -> list[tuple[str, str]]:
    team = Q(organisation_id=referral.team_id, role__in=TEAM_ROLES)
    leads = Q(organisation_id=referral.scheme_id, role=Role.SAFEGUARDING_LEAD)
    rows = Membership.objects.live().filter(team | leads)
    named = rows.order_by("user__name", "user_id", "role")
    found: dict[str, str] = {}
    for user_id, name, role in named.values_list("user_id", "user__name", "role"):
        found.setdefault(f"{USER}:{user_id}", f"{name}, {str(Role(role).label).lower()}")
    return list(found.items())


def _providers(referral: Referral) -> list[tuple[str, str]]:
    rows = OnwardReferral.objects.filter(referral=referral).order_by("provider__organisation__name")
    named = rows.values_list("provider_id", "provider__organisation__name")
    return [(f"{ORGANISATION}:{pk}", name) for pk, name in dict(named).items()]
