"""Reads of proposed edits, watched services, and what people said is missing."""

from uuid import UUID

from django.db.models import QuerySet

from providers.models import (
    ListingProposal,
    ProposalState,
    Service,
    ServiceWatch,
    Suggestion,
    SuggestionState,
)
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible

LATEST = 50


def proposals_to_decide(*, actor: Actor) -> QuerySet[ListingProposal]:
    """Return the open proposals of others that the actor answers for, oldest first. One query."""
    rows = ListingProposal.objects.visible_to(actor).filter(state=ProposalState.OPEN)
    rows = rows.exclude(by_id=actor.user_id).select_related("service")
    return rows.order_by("at", "pk")[:LATEST]


def proposals_made(*, actor: Actor) -> QuerySet[ListingProposal]:
    """Return the actor's own proposals, newest first. One query."""
    rows = ListingProposal.objects.filter(by_id=actor.user_id).select_related("service")
    return rows.order_by("-at", "pk")[:LATEST]


def proposal_for(*, actor: Actor, proposal_id: UUID) -> ListingProposal:
    """Return one proposal with its listing. :raises NotVisible:"""
    rows = ListingProposal.objects.visible_to(actor).select_related("service")
    proposal = rows.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotVisible
    return proposal


def is_watched(*, actor: Actor, service_id: UUID) -> bool:
    """Tell whether the actor watches this service."""
    return ServiceWatch.objects.visible_to(actor).filter(service_id=service_id).exists()


def services_watched(*, actor: Actor) -> QuerySet[Service]:
    """Return the services that the actor watches, by name. One query."""
    watched = ServiceWatch.objects.visible_to(actor).values("service_id")
    return Service.objects.visible_to(actor).filter(pk__in=watched).order_by("name", "pk")


def suggestions_answered() -> QuerySet[Suggestion]:
    """Return what came of suggestions, newest first: what the public reads. One query."""
    rows = Suggestion.objects.answered().only("need", "area", "state", "title", "answer")
    return rows.order_by("-decided_at", "pk")[:LATEST]


def suggestions_waiting(*, actor: Actor) -> QuerySet[Suggestion]:
    """Return what nobody has answered for good, oldest first. One query."""
    rows = Suggestion.objects.visible_to(actor)
    rows = rows.filter(state__in=(SuggestionState.NEW, SuggestionState.LOOKING))
    return rows.order_by("sent_at", "pk")[:LATEST]


def suggestion_for(*, actor: Actor, suggestion_id: UUID) -> Suggestion:
    """Return one suggestion as it was written. :raises NotVisible:"""
    suggestion = Suggestion.objects.visible_to(actor).filter(pk=suggestion_id).first()
    if suggestion is None:
        raise NotVisible
    return suggestion


def is_sent(*, nonce: UUID) -> bool:
    """Tell whether a form was sent already."""
    return Suggestion.objects.filter(nonce=nonce).exists()
