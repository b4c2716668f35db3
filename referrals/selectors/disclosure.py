"""How an actor stands to a case, and so which classes of data they read (disclosure.yaml)."""

from datetime import datetime

from django.db.models import Min

from referrals.models import CoverGrant, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES, Role
from spcore.disclosure import Relation, readable, writable

_BY_ROLE = {
    Role.REFERRER_ADMIN: Relation.PRACTICE_ADMIN,
    Role.REFERRER_CLINICIAN: Relation.PRACTICE_CLINICIAN,
    Role.OTHER_REFERRER: Relation.OTHER_REFERRER,
    Role.SUPERVISOR: Relation.SUPERVISOR,
    Role.TEAM_ADMIN: Relation.TEAM_ADMIN,
    Role.SAFEGUARDING_LEAD: Relation.SAFEGUARDING_LEAD,
}

HOW_TO_REACH = frozenset({"contact", "safe_contact", "emergency_contact"})


def relation_to(actor: Actor, referral: Referral, *, at: datetime) -> Relation | None:
    """Return how `actor` stands to the case, which must be visible to them."""
    if actor.role in PRACTICE_ROLES | {Role.OTHER_REFERRER}:
        own = actor.organisation_id in {
            referral.referring_organisation_id,
            referral.told_practice_id,
        }
        return _BY_ROLE[actor.role] if own else None
    if actor.role == Role.SAFEGUARDING_LEAD:
        return Relation.SAFEGUARDING_LEAD if referral.scheme_id == actor.organisation_id else None
    if referral.team_id != actor.organisation_id:
        return None
    if actor.role == Role.LINK_WORKER:
        return Relation.LINK_WORKER if _in_hand(actor, referral, at) else Relation.TEAM_COLLEAGUE
    return _BY_ROLE.get(actor.role) if actor.role else None


def own_relation(actor: Actor) -> Relation | None:
    """Return how the actor stands to what they write themselves, before there is a case."""
    return _BY_ROLE.get(actor.role) if actor.role else None


def _in_hand(actor: Actor, referral: Referral, at: datetime) -> bool:
    """Tell whether the case is theirs, nobody's yet, or opened to them by cover."""
    if referral.link_worker_id in {actor.user_id, None}:
        return True
    return CoverGrant.objects.filter(referral=referral).open_to(actor, at=at).exists()


def classes_for(actor: Actor, referral: Referral, *, at: datetime) -> frozenset[str]:
    """Return the classes of data the actor may read of this case."""
    classes = readable(relation_to(actor, referral, at=at))
    return classes - HOW_TO_REACH if is_record_of_another(actor, referral) else classes


def is_record_of_another(actor: Actor, referral: Referral) -> bool:
    """
    Tell whether an other referrer came upon a record that somebody else began.

    A name, a birth date and an NHS number are enough to refer somebody, never to be told where
    they live or to change how they are reached: whoever they fear may know all three.
    """
    if actor.role != Role.OTHER_REFERRER or referral.person is None:
        return False
    own = Referral.objects.filter(
        person_id=referral.person_id, referring_organisation_id=actor.organisation_id
    )
    began: datetime | None = own.aggregate(first=Min("created_at"))["first"]
    return began is None or referral.person.created_at < began


def writable_for(actor: Actor, referral: Referral, *, at: datetime) -> frozenset[str]:
    """Return the classes of data the actor may write on this case."""
    return writable(relation_to(actor, referral, at=at))
