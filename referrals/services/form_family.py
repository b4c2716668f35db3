"""What a school's short form says of family and school, kept on the record: nobody types twice."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import FormAnswers, Person, Referral, RelatedPerson, Relation, Source
from referrals.selectors import short_forms
from referrals.services.family import tell_family
from spcore.accounts.actor import Actor
from spcore.names import folded


def keep_who_is_around(referral: Referral, *, actor: Actor, at: datetime) -> None:
    """
    Fill what the record does not say yet, once it is sent; nothing on it is overwritten.

    Whether the parent may be contacted stays unasked: that is the young person's answer.
    """
    if referral.source != Source.SCHOOL or not policies.is_child(referral, at=at):
        return
    answers = short_forms.short_form_of(referral)
    if answers is None:
        return
    _keep_parent(referral, answers, actor, at)
    _keep_school(referral, answers, actor, at)


def _keep_parent(referral: Referral, answers: FormAnswers, actor: Actor, at: datetime) -> None:
    name = answers.parent_name.strip()
    rows = RelatedPerson.objects.filter(person=referral.whom)
    if not name or folded(name) in {folded(held) for held in rows.values_list("name", flat=True)}:
        return
    view = answers.get_parent_view_display()
    row = RelatedPerson.objects.create(
        person=referral.whom,
        name=name,
        relation=Relation.OTHER,
        phone=answers.parent_phone,
        has_parental_responsibility=True,
        note=_("Named by the school as the parent or carer. Of the referral: %s") % view,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    tell_family(referral, _("Somebody around the person was added"), row.pk, actor, at)


def _keep_school(referral: Referral, answers: FormAnswers, actor: Actor, at: datetime) -> None:
    person = Person.objects.select_for_update().get(pk=referral.whom.pk)
    if person.school:
        return
    said = (referral.referring_organisation.name, answers.place)
    wanted: dict[str, Any] = {"school": ", ".join(filter(None, said))[:200]}
    if answers.known_by and not person.school_contact:
        wanted["school_contact"] = answers.known_by
    for name, value in wanted.items():
        setattr(person, name, value)
    person.version += 1
    person.save(update_fields=[*wanted, "version"])
    tell_family(referral, _("School, care and wishes of the child were changed"), None, actor, at)
