"""Offering a service to a person, and sending them on with their consent."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import selectors as providers
from providers.models import Service
from referrals import policies, selectors
from referrals.models import ConsentHow, OnwardReferral, Purpose, SaidBy, TimelineKind
from referrals.onward_states import OPEN, SHARING_KINDS, Action, Kind, Move, Status
from referrals.selectors.monthly import full_words
from referrals.services.consent_rules import NewConsent, Override
from referrals.services.consents import record_consent
from referrals.services.moves import settle_move
from referrals.services.onward_steps import locked_onward, take_onward
from referrals.services.steps import locked
from referrals.services.timeline import Line, note
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class NewOnward:
    """What the worker and the person agreed to tell the service."""

    referral_id: UUID
    service_id: UUID
    kind: Kind = Kind.REFERRAL
    needs: list[str] = field(default_factory=list)
    summary: str = ""
    support_needs: str = ""
    companion: str = ""
    share_phone: bool = False
    share_email: bool = False
    why_over_maximum: str = ""
    nonce: UUID | None = None


OFFERED = (
    *("kind", "needs", "summary", "support_needs", "companion", "share_phone", "share_email"),
    *("why_over_maximum", "nonce"),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the person agreed to share, and which version of the preview they agreed to."""

    how: ConsentHow
    reason: str = ""
    version: int | None = None
    said_by: str = SaidBy.PERSON
    said_by_name: str = ""
    competence: str = ""
    override: Override = field(default_factory=Override)


@transaction.atomic
def offer_service(*, new: NewOnward, actor: Actor, at: datetime) -> OnwardReferral:
    """
    Put a service before the person. Nothing leaves the team yet.

    What was offered and not sent is changed; the same `nonce` a second time changes nothing.
    :raises NotVisible:
    :raises Conflict: when the case is not in hand, the person has died, or it was sent already.
    """
    referral = locked(referral_id=new.referral_id, actor=actor, at=at)
    policies.check_lives(referral)
    if referral.status not in IN_HAND:
        raise Conflict("Services can be offered once the person has a link worker")
    service = Service.objects.visible_to(actor).filter(pk=new.service_id).first()
    if service is None:
        raise NotVisible
    held = OnwardReferral.objects.filter(referral=referral, service=service, status__in=OPEN)
    onward = held.select_for_update().first() or _begun(new, service, actor, at)
    if onward.nonce is not None and onward.nonce == new.nonce and not onward._state.adding:
        return onward
    if onward.status not in (Status.OFFERED, Status.CHOSEN):
        raise Conflict("This service has been offered to the person already")
    for name in OFFERED:
        setattr(onward, name, getattr(new, name))
    onward.version += 1
    onward.save()
    settle_move(referral, at=at)
    _tell_offered(onward, actor, at)
    publish(topic="onward.offer", subject_id=onward.pk, at=at)
    return onward


def _begun(new: NewOnward, service: Service, actor: Actor, at: datetime) -> OnwardReferral:
    return OnwardReferral(
        referral_id=new.referral_id,
        service=service,
        provider_id=service.provider_id,
        whose_move=Move.PERSON,
        made_by_id=actor.user_id,
        created_at=at,
        is_own_employer=selectors.is_own_employer(actor=actor, provider_id=service.provider_id),
    )


def _tell_offered(onward: OnwardReferral, actor: Actor, at: datetime) -> None:
    detail = "The link worker's own employer runs this service" if onward.is_own_employer else ""
    label = f"{onward.service.name}: offered"
    note(
        Line(TimelineKind.ONWARD, label, "organisations", detail=detail, object_id=onward.pk),
        referral_id=onward.referral_id,
        at=at,
        by_id=actor.user_id,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="onward.offer",
        people=[onward.referral.person_id],
        shown=["organisations"],
        object_id=onward.pk,
    )


@transaction.atomic
def agree_and_send(
    *, onward_id: UUID, agreement: Agreement, actor: Actor, at: datetime
) -> OnwardReferral:
    """
    Record that the person agrees to share with this service, and send it, or neither.

    What was sent already is returned as it is: a second click sends nothing twice.
    :raises Invalid, Conflict, NotVisible, NotPermitted:
    """
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    if onward.status == Status.SENT:
        return onward
    policies.check_onward(actor, Action.SEND, onward)
    record_consent(
        new=NewConsent(
            person_id=onward.referral.whom.pk,
            purpose=Purpose.SHARING,
            provider_id=onward.provider_id,
            is_given=True,
            how=agreement.how,
            reason=agreement.reason,
            said_by=agreement.said_by,
            said_by_name=agreement.said_by_name,
            competence=agreement.competence,
            override=agreement.override,
        ),
        actor=actor,
        at=at,
    )
    return send_onward(onward_id=onward_id, actor=actor, at=at, version=agreement.version)


@transaction.atomic
def send_onward(
    *, onward_id: UUID, actor: Actor, at: datetime, version: int | None = None
) -> OnwardReferral:
    """
    Send what was agreed to the provider. Reads consent, assurance, death and safe contact again.

    :raises Invalid, Conflict, NotVisible, NotPermitted:
    """
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    person = onward.referral.whom
    if onward.kind not in SHARING_KINDS:
        raise Conflict("Signposting shares nothing, so there is nothing to send")
    policies.check_lives(onward.referral)
    if not providers.is_assured(provider_id=onward.provider_id, on=timezone.localdate(at)):
        raise Conflict(
            "This provider has not yet shown what it needs before it may receive personal data."
            " You can signpost the person there instead"
        )
    _refuse_unsaid_maximum(onward, at)
    consent = selectors.consent_to_share(person_id=person.pk, provider_id=onward.provider_id)
    if consent is None:
        raise Invalid(
            "Record that the person agrees to share this with the service", field="consent"
        )
    return take_onward(
        Action.SEND,
        onward_id=onward_id,
        actor=actor,
        at=at,
        version=version,
        sent_at=at,
        consent=consent,
    )


def _refuse_unsaid_maximum(onward: OnwardReferral, at: datetime) -> None:
    """Refuse to go over what the service can take in a month without a word why."""
    full = full_words(provider_ids=[onward.provider_id], at=at)
    if full and not onward.why_over_maximum:
        raise Conflict(
            _("This service has had all the people it can take this month. Say why you go on")
        )
