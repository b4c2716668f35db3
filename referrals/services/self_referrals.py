"""Somebody refers themself on the public page: all of it in one transaction, or nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import selectors
from referrals.models import (
    CameBy,
    ConsentHow,
    FormAnswers,
    Person,
    Purpose,
    Referral,
    RiskAnswer,
    Safe,
    Source,
    Urgency,
)
from referrals.selectors import ways_in
from referrals.services.concerns import raise_unattended
from referrals.services.consent_rules import NewConsent
from referrals.services.consent_writing import write_consent
from referrals.services.drafts import new_reference
from referrals.services.people import PERSON_CLASSES, PersonFields, insert_person
from referrals.services.steps import submit_locked
from spcore import audit
from spcore.accounts.actor import SYSTEM
from spcore.accounts.models import Organisation
from spcore.errors import Conflict

SECOND_CLICK = timedelta(minutes=15)  # the same form again within this is not another request


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSelfReferral:
    """
    What somebody typed. `cannot_wait` says what is lost soon; empty: nothing is.

    `nonce` is of the page that was filled in, `digest` of all that was typed.
    """

    person: PersonFields
    needs: list[str]
    what_matters: str
    cannot_wait: str
    is_safe: Safe
    tell_practice: bool
    helper_name: str = ""
    helper_relation: str = ""
    helper_phone: str = ""
    nonce: UUID
    digest: str

    @property
    def crisis_words(self) -> bool:
        """Tell whether the words are ones people use when somebody may be in danger."""
        texts = (self.what_matters, self.cannot_wait, self.person.safe_contact_note)
        return selectors.has_crisis_words(*texts, self.person.adjustments)

    @property
    def is_read_now(self) -> bool:
        """Tell whether somebody must read it before anything else."""
        return self.is_safe == Safe.NO or self.crisis_words


@dataclass(frozen=True, slots=True)
class SelfReferred:
    """What the sender is told: never whether the person is known. `is_owned`: somebody has it."""

    reference: str
    is_read_now: bool
    is_owned: bool = True


def refer_self(*, new: NewSelfReferral, team: Organisation, at: datetime) -> SelfReferred:
    """
    Add the person, their agreement and their referral, sent to `team`; the same form twice is one.

    The person is not matched with anybody here: triage shows who they may be.
    :raises Invalid: when there is no safe way to reach the person.
    """
    held = ways_in.same_form_lately(digest=new.digest, team_id=team.pk, since=at - SECOND_CLICK)
    if held is not None:
        return SelfReferred(held.reference, new.is_read_now)
    try:
        with transaction.atomic():
            return _insert(new, team, at)
    except IntegrityError:
        held = ways_in.sent_with(nonce=new.nonce)
        if held is None:
            raise
        return SelfReferred(held.reference, new.is_read_now)


def _insert(new: NewSelfReferral, team: Organisation, at: datetime) -> SelfReferred:
    person = insert_person(new.person, at=at)
    person.is_unconfirmed = True
    person.save(update_fields=["is_unconfirmed"])
    assert team.parent_id is not None  # noqa: S101  every team has a scheme
    referral = Referral.objects.create(
        reference=new_reference(),
        person=person,
        scheme_id=team.parent_id,
        team=team,
        source=Source.SELF,
        referring_organisation_id=team.parent_id,
        needs=new.needs,
        what_matters=new.what_matters,
        urgency=Urgency.URGENT if new.cannot_wait else Urgency.ROUTINE,
        reason=_reason(new),
        risk_answer=RiskAnswer.NOT_ASKED,  # nobody has asked: the team does
        nonce=new.nonce,
        created_at=at,
        is_demo=settings.DEMO,
    )
    _keep_answers(new, referral)
    _agree(new, referral, at)
    audit.record(
        actor=SYSTEM,
        action=audit.Action.CREATE,
        label="referral.self",
        people=[person.pk],
        shown=[*PERSON_CLASSES, "needs", "consent"],
        object_id=referral.pk,
    )
    submit_locked(referral, actor=SYSTEM, at=at)
    is_owned = _put_in_lane(new, referral, at) if new.is_read_now else True
    return SelfReferred(referral.reference, new.is_read_now, is_owned)


def _keep_answers(new: NewSelfReferral, referral: Referral) -> None:
    FormAnswers.objects.create(
        referral=referral,
        helper_name=new.helper_name,
        helper_relation=new.helper_relation,
        helper_phone=new.helper_phone,
        is_safe=new.is_safe,
        digest=new.digest,
    )


def _reason(new: NewSelfReferral) -> str:
    return _("Cannot wait: %(what)s") % {"what": new.cannot_wait} if new.cannot_wait else ""


def _agree(new: NewSelfReferral, referral: Referral, at: datetime) -> None:
    """Record what the person agreed to, and on whose word; nobody has judged a child's."""
    person = referral.whom
    answers = {Purpose.REFERRAL: True, Purpose.FEEDBACK: new.tell_practice}
    for purpose, is_given in answers.items():
        agreed = NewConsent(
            person_id=person.pk,
            purpose=purpose,
            is_given=is_given,
            how=ConsentHow.WEB_FORM,
            reason=_on_whose_word(new, person, at),
        )
        write_consent(agreed, person, actor=SYSTEM, at=at)


def _on_whose_word(new: NewSelfReferral, person: Person, at: datetime) -> str:
    said = []
    if new.helper_name:
        text = _("Filled in by %(name)s, who says that the person agrees")
        said.append(text % {"name": new.helper_name})
    if selectors.age_on(person, on=timezone.localdate(at)) < selectors.ABLE_FROM:
        said.append(_("Under 16: nobody has judged yet whether they are able to decide this"))
    return ". ".join(said)


def _put_in_lane(new: NewSelfReferral, referral: Referral, at: datetime) -> bool:
    """Raise the read-now item; False when nobody is left to own it: then the page says so."""
    said = [new.what_matters, new.cannot_wait]
    if new.is_safe == Safe.NO:
        said.insert(0, _("Answered “No” to “Are you safe right now?”"))
    if new.crisis_words:
        said.insert(0, _("Used words that may mean that somebody is in danger."))
    try:
        raise_unattended(
            referral=referral,
            what="\n\n".join(filter(None, said)),
            came_by=CameBy.WEB_FORM,
            actor=SYSTEM,
            at=at,
        )
    except Conflict:
        return False
    return True
