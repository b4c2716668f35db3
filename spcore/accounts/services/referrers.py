"""Other referrers' and providers' organisations: joined by whoever they, or the scheme, approve."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from spcore import audit
from spcore.accounts import policies, selectors
from spcore.accounts.actor import Actor
from spcore.accounts.models import (
    Invitation,
    JoinRequest,
    Organisation,
    OrganisationKind,
    ReferrerKind,
)
from spcore.accounts.roles import Role
from spcore.accounts.services.invitations import NewInvitation, invite_colleague, invite_to
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReferrer:
    """An organisation that will refer, and its first person. The same `nonce` twice makes one."""

    name: str
    kind: ReferrerKind
    email_domain: str
    person_name: str
    email: str
    nonce: UUID


@transaction.atomic
def invite_referrer(*, new: NewReferrer, actor: Actor, at: datetime) -> Invitation:
    """
    Make the organisation, and invite its first person, who then approves colleagues.

    :raises NotPermitted: unless the actor administers a scheme.
    :raises Invalid: for a name or an end of addresses that another organisation has.
    """
    if actor.role != Role.SCHEME_ADMIN:
        raise NotPermitted(_("Only a scheme's administrator invites organisations"))
    if before := Invitation.objects.filter(pk=new.nonce, invited_by=actor.user_id).first():
        return before
    for problem in problems_of_referrer(new):
        raise Invalid(problem[1], field=problem[0])
    organisation = Organisation.objects.create(
        kind=OrganisationKind.REFERRER,
        name=new.name.strip(),
        referrer_kind=new.kind,
        email_domain=new.email_domain,
        is_demo=settings.DEMO,
    )
    invitation = NewInvitation(
        email=new.email,
        name=new.person_name,
        organisation_id=organisation.pk,
        role=Role.OTHER_REFERRER,
        nonce=new.nonce,
        may_approve=True,
    )
    return invite_colleague(actor=actor, at=at, new=invitation)


def problems_of_referrer(new: NewReferrer) -> list[tuple[str, str]]:
    """Return the fields that cannot stay as they are, and why."""
    others = Organisation.objects.filter(kind=OrganisationKind.REFERRER, is_open=True)
    found = []
    if others.filter(name__iexact=new.name.strip()).exists():
        found.append(("name", _("There is an organisation of this name: invite somebody to it")))
    if new.email_domain and Organisation.objects.filter(email_domain=new.email_domain).exists():
        found.append(("email_domain", _("Another organisation has these addresses")))
    return found


@transaction.atomic
def ask_to_join(*, name: str, email: str, at: datetime) -> None:
    """
    Note that somebody asks to join, where their address is one of a referring organisation's.

    Says nothing of what came of it: whoever asks learns neither who is with us, nor who signs in.
    """
    address = email.strip().lower()
    organisation = selectors.organisation_of_address(email=address)
    if organisation is None:
        return
    if selectors.holds_role_in(email=address, organisation_id=organisation.pk):
        return
    _ask(organisation.pk, name, address, at)


@transaction.atomic
def ask_to_keep(*, organisation_id: UUID, name: str, email: str, at: datetime) -> None:
    """
    Note that somebody says they work for a provider and would keep its listings.

    Its own people decide, or the scheme where it has none yet. Whoever asks is told the same
    whatever came of it.
    """
    address = email.strip().lower()
    providers = Organisation.objects.filter(kind=OrganisationKind.PROVIDER, is_open=True)
    if not providers.filter(pk=organisation_id).exists():
        return
    if not selectors.holds_role_in(email=address, organisation_id=organisation_id):
        _ask(organisation_id, name, address, at)


def _ask(organisation_id: UUID, name: str, email: str, at: datetime) -> None:
    request = JoinRequest(
        organisation_id=organisation_id, name=name.strip(), email=email, asked_at=at
    )
    JoinRequest.objects.bulk_create([request], ignore_conflicts=True)
    if JoinRequest.objects.filter(pk=request.pk).exists():
        publish(topic="account.join_asked", subject_id=request.pk, at=at)


def _role_asked(request: JoinRequest) -> Role:
    """Return as what somebody asks to join: it follows from the organisation."""
    is_provider = request.organisation.kind == OrganisationKind.PROVIDER
    return Role.PROVIDER if is_provider else Role.OTHER_REFERRER


@transaction.atomic
def decide_join_request(
    *, join_request_id: UUID, is_approved: bool, actor: Actor, at: datetime
) -> JoinRequest:
    """
    Say yes, which sends the invitation to the address, or no, which sends nothing.

    :raises NotVisible, NotPermitted, Conflict:
    """
    rows = JoinRequest.objects.visible_to(actor).select_for_update(of=("self",))
    request = rows.select_related("organisation").filter(pk=join_request_id).first()
    if request is None:
        raise NotVisible
    policies.check_role(
        actor,
        policies.Action.DECIDE,
        role=_role_asked(request),
        kind=request.organisation.kind,
    )
    if request.decided_at is not None:
        raise Conflict(_("Somebody has decided this already"))
    request.decided_at, request.decided_by_id = at, actor.user_id
    request.is_approved = is_approved
    request.save(update_fields=["decided_at", "decided_by", "is_approved"])
    label = "request to join approved" if is_approved else "request to join refused"
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=request.pk)
    if is_approved:
        new = NewInvitation(
            email=request.email,
            name=request.name,
            organisation_id=request.organisation_id,
            role=_role_asked(request),
            nonce=request.pk,
        )
        invite_to(request.organisation, actor=actor, at=at, new=new)
    return request
