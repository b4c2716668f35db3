"""The short forms of other referrers: which questions, which answers, and what they are told."""

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from referrals.models import FormAnswers, Objection, Referral, Source, View
from referrals.states import Action, Status, is_possible
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role
from spcore.errors import NotPermitted

OTHERS = frozenset({Source.SCHOOL, Source.HOSPITAL, Source.SOCIAL_CARE, Source.COMMUNITY})
TO_BE_DONE = frozenset({Status.DRAFT, Status.RETURNED})  # their own move: never hidden
OVER = frozenset({Status.CLOSED, Status.REDIRECTED, Status.WITHDRAWN, Status.ENTERED_IN_ERROR})
# Of the person, while another referrer hears how it goes; and after, so that they know of whom it
# says "Closed". A birth date or NHS number may have been corrected since: that is news.
OWN = frozenset({"name", "birth_date", "nhs_number"})
NAMED = frozenset({"name"})
FOR_THE_TEAM = _("This is for the team to do now. Write to them, or ring them")


def kind_of(actor: Actor) -> str:
    """Return what kind of other referrer the actor's organisation is; nothing where it is none."""
    rows = Organisation.objects.filter(pk=actor.organisation_id)
    return rows.values_list("referrer_kind", flat=True).first() or ""


def short_form_of(referral: Referral) -> FormAnswers | None:
    """Return what was answered on the short form. One query."""
    return FormAnswers.objects.filter(referral=referral).first()


def lacks_short_form(referral: Referral) -> bool:
    """Tell whether the short form of the referrer's kind is still to be answered."""
    if referral.source not in OTHERS or not referral.referring_organisation.referrer_kind:
        return False
    answers = short_form_of(referral)
    return answers is None or not answers.is_safe


def hears_nothing(actor: Actor, referral: Referral) -> bool:
    """Tell whether another referrer hears nothing: the person objects, or it is over."""
    if actor.role != Role.OTHER_REFERRER or referral.status in TO_BE_DONE:
        return False
    return referral.status in OVER or person_objects(referral)


def check_heard(actor: Actor, action: Action, referral: Referral) -> None:
    """
    Refuse another referrer what cannot be done now in words that tell nothing of how it goes.

    :raises NotPermitted:
    """
    if actor.role != Role.OTHER_REFERRER:
        return
    if hears_nothing(actor, referral) or not is_possible(action, Status(referral.status)):
        raise NotPermitted(FOR_THE_TEAM)


def is_named_only(status: str, *, objects: bool) -> bool:
    """Tell the same of a row of a list: whom it is about is said, and no more of the person."""
    return status in OVER or (objects and status not in TO_BE_DONE)


def person_objects(referral: Referral) -> bool:
    """Tell whether the person does not want the referrer to hear how it goes. At most one query."""
    if referral.source not in OTHERS:
        return False
    objects_to = referral.person.objects_to if referral.person else []
    if referral.source == Source.SCHOOL and Objection.SCHOOL in objects_to:
        return True
    answers = short_form_of(referral)
    return answers is not None and answers.person_view == View.OBJECTS


def is_told_of_progress(referral: Referral) -> bool:
    """Tell whether somebody referred, and the person lets them hear. At most one query."""
    return referral.referrer_id is not None and not person_objects(referral)


def where_person_objects() -> Case:
    """Return the same rule for a list, to be annotated."""
    told = Q(source=Source.SCHOOL, person__objects_to__contains=[Objection.SCHOOL])
    objects = Q(form_answers__person_view=View.OBJECTS) | told
    return Case(When(objects, then=Value(True)), default=Value(False))
