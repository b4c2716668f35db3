"""Recording what the person agreed to, and what they take back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from referrals.models import (
    Consent,
    OnwardReferral,
    Person,
    Purpose,
    Referral,
    TimelineKind,
)
from referrals.onward_states import WITH_PROVIDER, Action
from referrals.services.consent_rules import NewConsent
from referrals.services.consent_writing import write_consent
from referrals.services.onward_steps import take_onward
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import SYSTEM, Actor
from spcore.errors import NotVisible


@transaction.atomic
def record_consent(*, new: NewConsent, actor: Actor, at: datetime) -> Consent:
    """
    Record one answer. :raises NotVisible: when the person is not the actor's to speak for.

    A no to sharing with a provider takes back every earlier yes to it, and stops the sharing.
    :raises Invalid: when it is not whole, not theirs to say, or overtaken by a later no.
    """
    person = Person.objects.visible_to(actor).filter(pk=new.person_id).first()
    if person is None:
        raise NotVisible
    if new.purpose == Purpose.SHARING and not new.is_given:
        _stop_sharing(person.pk, new.provider_id, actor, at)
    consent = write_consent(new, person, actor=actor, at=at)
    _tell(consent, "agreed" if new.is_given else "did not agree", actor, at)
    return consent


@transaction.atomic
def withdraw_consent(*, consent_id: UUID, actor: Actor, at: datetime) -> Consent:
    """
    Take an agreement back. Sharing stops with this transaction.

    :raises NotVisible:
    """
    people = Person.objects.visible_to(actor)
    rows = Consent.objects.select_for_update().filter(person__in=people, withdrawn_at=None)
    consent = rows.filter(pk=consent_id, is_given=True).first()
    if consent is None:
        raise NotVisible
    if consent.purpose == Purpose.SHARING:
        _stop_sharing(consent.person_id, consent.provider_id, actor, at)
    consent.withdrawn_at, consent.review_on = at, None
    consent.save(update_fields=["withdrawn_at", "review_on"])
    _tell(consent, "agreement withdrawn", actor, at)
    return consent


def stop_asking(*, person_id: UUID, at: datetime) -> None:
    """Take back the agreement to be asked after the end, as the person said by their own link."""
    rows = Consent.objects.filter(person_id=person_id, purpose=Purpose.AFTERWARDS)
    for consent_id in rows.filter(is_given=True, withdrawn_at=None).values_list("pk", flat=True):
        withdraw_consent(consent_id=consent_id, actor=SYSTEM, at=at)


def _stop_sharing(person_id: UUID, provider_id: UUID | None, actor: Actor, at: datetime) -> None:
    """Take back every yes to this provider, and what runs on it; its next request finds nothing."""
    given = Consent.objects.filter(
        person_id=person_id, purpose=Purpose.SHARING, provider_id=provider_id
    )
    given = given.filter(is_given=True, withdrawn_at=None)
    shared = OnwardReferral.objects.filter(consent__in=given, status__in=WITH_PROVIDER)
    cases = Referral.objects.readable_by(actor, at=at)
    for onward_id in list(shared.filter(referral__in=cases).values_list("pk", flat=True)):
        take_onward(
            Action.WITHDRAW,
            onward_id=onward_id,
            actor=actor,
            at=at,
            reason="The person no longer agrees to share",
        )
    given.update(withdrawn_at=at, review_on=None)


def _tell(consent: Consent, what: str, actor: Actor, at: datetime) -> None:
    label = f"{Purpose(consent.purpose).label}: {what}"
    cases = Referral.objects.visible_to(actor).filter(person_id=consent.person_id)
    if consent.purpose != Purpose.AFTERWARDS:  # which is about cases that are closed
        cases = cases.open()
    for referral_id in cases.values_list("pk", flat=True):
        note(
            Line(TimelineKind.CONSENT, label, "consent", object_id=consent.pk),
            referral_id=referral_id,
            at=at,
            by_id=actor.user_id,
        )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="consent",
        people=[consent.person_id],
        shown=["consent"],
        object_id=consent.pk,
    )
