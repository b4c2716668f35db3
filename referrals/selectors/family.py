"""Who is around the person, and who may be told: read at every send."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import (
    CompetenceDecision,
    LookedAfter,
    Objection,
    Person,
    Referral,
    RelatedPerson,
    Relation,
    WhosePhone,
)
from referrals.selectors.ages import ABLE_FROM, age_on, is_child_on
from referrals.selectors.disclosure import writable_for
from spcore.accounts.actor import Actor
from spcore.accounts.roles import REFERRER_ROLES, Role
from spcore.errors import NotVisible

PARENTAL = frozenset(
    {Relation.MOTHER, Relation.FATHER, Relation.STEP_PARENT, Relation.FOSTER, Relation.GRANDPARENT}
)
Row = tuple[str, str]


def objects_to(person: Person, whom: Objection) -> bool:
    """Tell whether the person does not want `whom` told. It binds letters, links and lists."""
    return whom in person.objects_to


def may_be_contacted(related: RelatedPerson, person: Person) -> bool:
    """Tell whether somebody around the person may be contacted about them now."""
    if related.ended_on is not None or not related.may_be_contacted:
        return False
    is_parental = related.has_parental_responsibility or related.relation in PARENTAL
    return not (is_parental and objects_to(person, Objection.PARENTS))


def related_of(person_id: UUID) -> QuerySet[RelatedPerson]:
    """Return who is around the person now, parents and carers first."""
    rows = RelatedPerson.objects.filter(person_id=person_id, ended_on=None)
    return rows.order_by("-has_parental_responsibility", "-is_carer", "recorded_at", "pk")


def told_of(actor: Actor, rows: QuerySet[RelatedPerson]) -> QuerySet[RelatedPerson]:
    """Narrow to what the actor reads: a school, say, writes, and reads only its own words."""
    is_other = actor.role == Role.OTHER_REFERRER
    return rows.filter(recorded_by_id=actor.user_id) if is_other else rows


def reads_child(actor: Actor, person: Person) -> bool:
    """Tell whether the actor is shown what is held of a child; a school, of its own record only."""
    if actor.role != Role.OTHER_REFERRER:
        return True
    others = Referral.objects.filter(person=person).exclude(referrer_id=actor.user_id)
    return not others.exists()


def competence_of(person_id: UUID) -> QuerySet[CompetenceDecision]:
    """Return what was decided about the child's own decisions, newest first."""
    rows = CompetenceDecision.objects.filter(person_id=person_id).select_related("decided_by")
    return rows.order_by("-decided_at", "-pk")


def may_record_family(actor: Actor, referral: Referral, *, at: datetime) -> bool:
    """Tell whether the actor may change it: the worker, or the referrer before it is sent."""
    if actor.role in REFERRER_ROLES:
        return policies.may_edit(actor, referral)
    return "family" in writable_for(actor, referral, at=at)


def related_for(*, actor: Actor, related_id: UUID, at: datetime) -> tuple[RelatedPerson, Referral]:
    """Return somebody around a person, with a case the actor may open. :raises NotVisible:"""
    row = told_of(actor, RelatedPerson.objects.visible_to(actor)).filter(pk=related_id).first()
    if row is None:
        raise NotVisible
    cases = Referral.objects.readable_by(actor, at=at).filter(person_id=row.person_id)
    referral = cases.select_related("person").order_by("-created_at", "-pk").first()
    if referral is None:
        raise NotVisible
    return row, referral


def child_rows(person: Person, *, at: datetime) -> list[Row]:
    """Return what is known of a child or young person; nothing for an adult with nothing said."""
    looked = str(LookedAfter(person.looked_after).label) if person.looked_after else ""
    rows = [
        (_("School or nursery"), person.school),
        (_("Key contact there"), person.school_contact),
        (_("Looked after by a council"), looked),
        (_("Court orders"), person.court_orders),
        (_("Do not tell"), objection_words(person)),
    ]
    is_child = is_child_on(person, on=timezone.localdate(at))
    return [(key, value or _("Not asked")) for key, value in rows if value or is_child]


def child_rows_for(actor: Actor, person: Person, *, at: datetime) -> list[Row]:
    """Return the same as far as the actor is told."""
    rows = child_rows(person, at=at)
    if not rows or reads_child(actor, person):
        return rows
    return [(_("School, care and wishes"), _("What others recorded is not shown to you"))]


def objection_words(person: Person) -> str:
    """Return whom the young person does not want told, in words."""
    return ", ".join(str(Objection(one).label) for one in person.objects_to)


def decides_words(person: Person, *, at: datetime) -> str:
    """Return who decides for this person by their age; nothing for an adult."""
    age = age_on(person, on=timezone.localdate(at))
    if age < ABLE_FROM:
        return _(
            "Under 16: decide for each decision, with reasons, whether the child is able to make it"
        )
    if is_child_on(person, on=timezone.localdate(at)):
        return _("16 or 17: presumed able to decide for themself")
    return ""


def related_facts(row: RelatedPerson, person: Person) -> list[str]:
    """Return what somebody around the person is, and may be told, in words."""
    whose = str(WhosePhone(row.phone_belongs_to).label) if row.phone_belongs_to else ""
    phone = f"{row.phone} ({whose.lower()})" if row.phone and whose else row.phone
    facts = [
        (True, str(Relation(row.relation).label)),
        (bool(row.phone), phone),
        (row.has_parental_responsibility, _("has parental responsibility")),
        (row.is_carer, _("cares for them")),
        (row.is_emergency_contact, _("emergency contact")),
        (may_be_contacted(row, person), _("may be contacted")),
        (not may_be_contacted(row, person), _("do not contact")),
    ]
    return [words for is_so, words in facts if is_so]


def emergency_words(person: Person) -> str:
    """Return whom to ring in an emergency: who is named for it, else what was typed."""
    rows = related_of(person.pk).filter(is_emergency_contact=True)
    named = [row for row in rows if may_be_contacted(row, person)]
    words = [f"{row.name}, {Relation(row.relation).label.lower()}, {row.phone}" for row in named]
    return "; ".join(words) or person.emergency_contact
