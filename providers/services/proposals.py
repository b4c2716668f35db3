"""Edits of a listing that anybody signed in proposes, and that its owner or the scheme answers."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers import policies, selectors
from providers.models import ListingProposal, ProposalState, Service
from providers.policies import Action
from providers.services.details import ListingDetails
from providers.services.listings import save_details
from providers.services.versions import details_of
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish

MADE, DECIDED = "proposal.made", "proposal.decided"
NOTHING_DIFFERS = gettext_lazy("Change something first: nothing differs from the listing")
SAY_WHY_NOT = gettext_lazy("Say in a word why not: they meant well")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the owner says: take it over or not, and a word back."""

    is_accepted: bool
    words: str = ""


@transaction.atomic
def propose_edit(
    *, actor: Actor, at: datetime, service_id: UUID, details: ListingDetails, words: str = ""
) -> ListingProposal:
    """
    Keep what somebody would have a listing say, and tell its owner. The listing stays as it is.

    Who may decide on it may edit it just as well. The same twice is kept once.
    :raises NotPermitted, NotVisible:
    :raises Invalid: when nothing differs.
    """
    policies.check(actor, Action.PROPOSE)
    service = selectors.service_for(actor=actor, service_id=service_id)
    before, after = differing(details_of(service), details)
    if not after:
        raise Invalid(str(NOTHING_DIFFERS))
    open_ones = ListingProposal.objects.filter(service=service, by_id=actor.user_id)
    same = open_ones.filter(state=ProposalState.OPEN, after=after).first()
    if same is not None:
        return same
    proposal = ListingProposal.objects.create(
        service=service,
        before=before,
        after=after,
        words=words.strip(),
        by_id=actor.user_id,
        by_name=", ".join(filter(None, (actor.name, actor.organisation_name)))[:150],
        at=at,
    )
    publish(topic=MADE, subject_id=proposal.pk, at=at)
    _record(actor, "providers:listing_propose", proposal)
    return proposal


@transaction.atomic
def decide_proposal(
    *, actor: Actor, at: datetime, proposal_id: UUID, version: int, answer: Answer
) -> ListingProposal:
    """
    Take a proposed edit over, or not, and tell who proposed it.

    Taking it over changes the proposed fields alone, and says that the listing is right today.
    :raises NotPermitted, NotVisible:
    :raises Invalid: when it is declined without a word.
    :raises Conflict: when it was answered already, or the listing changed since `version`.
    """
    policies.check(actor, Action.DECIDE)
    proposal = _locked(actor, proposal_id)
    if not answer.is_accepted and not answer.words.strip():
        raise Invalid(str(SAY_WHY_NOT), field="answer")
    service = Service.objects.select_for_update(of=("self",)).get(pk=proposal.service_id)
    if answer.is_accepted:
        if service.version != version:
            raise Conflict(_("The listing was changed meanwhile: look at the difference again"))
        save_details(service, replace(details_of(service), **proposal.after), actor=actor, at=at)
    _close(
        proposal,
        ProposalState.ACCEPTED if answer.is_accepted else ProposalState.DECLINED,
        actor,
        at,
        answer.words.strip(),
    )
    publish(topic=DECIDED, subject_id=proposal.pk, at=at)
    _record(actor, "providers:proposal_detail", proposal)
    return proposal


@transaction.atomic
def withdraw_proposal(*, actor: Actor, at: datetime, proposal_id: UUID) -> None:
    """Take one's own proposal back. :raises NotVisible, Conflict:"""
    proposal = _locked(actor, proposal_id)
    if proposal.by_id != actor.user_id:
        raise NotVisible
    _close(proposal, ProposalState.WITHDRAWN, actor, at, "")


def _locked(actor: Actor, proposal_id: UUID) -> ListingProposal:
    rows = ListingProposal.objects.visible_to(actor).select_for_update(of=("self",))
    proposal = rows.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotVisible
    if proposal.state != ProposalState.OPEN:
        raise Conflict(_("This was answered already"))
    return proposal


def _close(
    proposal: ListingProposal, state: ProposalState, actor: Actor, at: datetime, words: str
) -> None:
    proposal.state, proposal.answer = state, words
    proposal.decided_by_id, proposal.decided_at = actor.user_id, at
    proposal.save(update_fields=["state", "answer", "decided_by", "decided_at"])


def differing(old: ListingDetails, new: ListingDetails) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields that differ, as they were and as they would be; white space is none."""
    was, would = asdict(old), asdict(new)
    names = [name for name in was if _alike(was[name]) != _alike(would[name])]
    return {name: was[name] for name in names}, {name: would[name] for name in names}


def _alike(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    return sorted(value) if isinstance(value, list) else value


def _record(actor: Actor, label: str, proposal: ListingProposal) -> None:
    audit.record(
        actor=actor, action=audit.Action.CHANGE, label=label, object_id=proposal.service_id
    )
