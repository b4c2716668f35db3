"""Telling somebody who waits what they could do meanwhile, and whether they went."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import HoldingOffer
from linkworkers.selectors.holding_offers import holding_offer_for, waits
from providers import selectors as providers
from providers.models import ReferralRoute
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted

WENT, NOT_YET, WITHDRAW = "went", "not_yet", "withdraw"


@transaction.atomic
def offer_meanwhile(
    *, referral_id: UUID, service_id: UUID, actor: Actor, at: datetime
) -> HoldingOffer:
    """
    Keep that they were told of a service; the same once. Nothing is shared with it.

    :raises NotVisible, NotPermitted:
    :raises Conflict: once somebody works with them: services are offered on the case then.
    :raises Invalid: for a service that has to be referred to.
    """
    referral = _locked(referral_id, actor, at)
    if not waits(referral):
        raise Conflict(_("This is for people who wait. Offer the service on their page instead"))
    service = providers.service_for(actor=actor, service_id=service_id)
    if service.referral_route != ReferralRoute.SELF:
        raise Invalid(_("People cannot go there by themselves"))
    offer, is_new = HoldingOffer.objects.get_or_create(
        referral=referral,
        service=service,
        withdrawn_at=None,
        defaults={"offered_by_id": actor.user_id, "offered_at": at},
    )
    if is_new:
        _note(offer, _("Told of something to do while they wait"), service.name, actor, at)
    return offer


@transaction.atomic
def settle_meanwhile(*, holding_id: UUID, what: str, actor: Actor, at: datetime) -> HoldingOffer:
    """
    Keep that they went, that they did not yet, or that it was told by mistake.

    :raises NotVisible, NotPermitted, Invalid:
    """
    referral_id = holding_offer_for(actor=actor, holding_id=holding_id, at=at).referral_id
    _locked(referral_id, actor, at)
    if what not in (WENT, NOT_YET, WITHDRAW):
        raise Invalid(_("Choose from the list"))
    offer = HoldingOffer.objects.select_related("service").get(pk=holding_id)
    if what == WITHDRAW:
        offer.withdrawn_at = offer.withdrawn_at or at
        label = _("Taken back: told of something to do while they wait")
    else:
        offer.taken_up_on = timezone.localdate(at) if what == WENT else None
        label = _("They went by themselves") if what == WENT else _("They have not been there yet")
    offer.save(update_fields=["withdrawn_at", "taken_up_on"])
    _note(offer, label, offer.service.name, actor, at)
    return offer


def _locked(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    if actor.role not in policies.MAY_OFFER_MEANWHILE:
        raise NotPermitted(_("Your role does not tell people of services"))
    return referrals.locked(referral_id=referral_id, actor=actor, at=at)


def _note(offer: HoldingOffer, label: str, words: str, actor: Actor, at: datetime) -> None:
    line = referrals.Line(
        TimelineKind.ONWARD, label, "organisations", detail=words, object_id=offer.pk
    )
    referrals.note(line, referral_id=offer.referral_id, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="holding_offer",
        people=[offer.referral.person_id],
        shown=["organisations"],
        object_id=offer.pk,
    )
