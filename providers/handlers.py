"""What owners of listings are emailed: that something is due, or hidden. It names no person."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from providers.adapters.kept_list import found_in
from providers.models import Funding, ListingProposal, ProposalState, Provider, Service
from providers.selectors import keeping
from providers.services.checks import ASK, ASK_AGAIN, HIDDEN, issue_listings_link
from providers.services.directory_work import TOPIC as LIST_WORK
from providers.services.directory_work import work_on_list
from providers.services.funding import ENDS
from providers.services.proposals import DECIDED, MADE
from spcore import notify, private_links
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.outbox.registry import NotNeeded, handles


@handles(ASK, ASK_AGAIN)
def ask_owner(subject_id: UUID, *, message_id: UUID) -> None:
    """Ask whether a provider's listings are still right, unless they were confirmed meanwhile."""
    now = timezone.now()
    due = keeping.due_listings(on=timezone.localdate(now)).filter(provider_id=subject_id).count()
    address = _address(Provider.objects.select_related("organisation").get(pk=subject_id))
    if not due or not address:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="listings_due",
        recipient=address,
        context={"count": due, "link": _link(subject_id, now)},
    )


@handles(ENDS)
def warn_owner(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a provider that money of its own ends soon, unless the line is gone."""
    rows = Funding.objects.select_related("provider__organisation")
    funding = rows.filter(pk=subject_id, ends_on__gte=timezone.localdate()).first()
    address = _address(funding.provider) if funding else ""
    if funding is None or funding.ends_on is None or not address:
        raise NotNeeded
    days = (funding.ends_on - timezone.localdate()).days
    notify.send(
        message_id=message_id, template="funding_ends", recipient=address, context={"days": days}
    )


@handles(HIDDEN)
def tell_hidden(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the owner and the schemes that a listing is no longer found, unless it is again."""
    rows = Service.objects.exclude(hidden_on=None).select_related("provider__organisation")
    service = rows.filter(pk=subject_id).first()
    if service is None:
        raise NotNeeded
    address = _address(service.provider)
    if address:
        notify.send(message_id=message_id, template="listing_hidden", recipient=address)
    admins = Membership.objects.filter(
        role=Role.SCHEME_ADMIN, ended_at=None, user__is_active=True
    ).select_related("user")
    for admin in admins.order_by("pk"):
        notify.send(
            message_id=message_id,
            template="listing_hidden",
            recipient=admin.user.email,
            user_id=admin.user_id,
        )


@handles(MADE)
def tell_proposed(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell whoever keeps a listing that somebody proposes an edit, unless it was answered."""
    rows = ListingProposal.objects.filter(pk=subject_id, state=ProposalState.OPEN)
    proposal = rows.select_related("service__provider__organisation").first()
    if proposal is None:
        raise NotNeeded
    for address in keeping.keepers_of(proposal.service):
        notify.send(message_id=message_id, template="listing_proposed", recipient=address)


@handles(DECIDED)
def tell_decided(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell who proposed an edit that it was answered."""
    proposal = ListingProposal.objects.select_related("by").filter(pk=subject_id).first()
    if proposal is None or not proposal.by.is_active:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="proposal_answered",
        recipient=proposal.by.email,
        user_id=proposal.by_id,
    )


def _address(provider: Provider) -> str:
    return provider.organisation.workflow_email or provider.organisation.email


def _link(provider_id: UUID, at: datetime) -> str:
    token = issue_listings_link(provider_id=provider_id, at=at)
    return private_links.address(reverse("providers:listings_open", args=[token]))


@handles(LIST_WORK, repeat="safe")
def work_on_long_list(subject_id: UUID, *, message_id: UUID) -> None:
    """Check a long list, or bring it in."""
    work_on_list(import_id=subject_id, read=found_in, at=timezone.now())
