"""Starting a real scheme: its organisation and its first administrator."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from spcore import audit
from spcore.accounts import tokens
from spcore.accounts.actor import SYSTEM
from spcore.accounts.models import Membership, Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.accounts.services.invitations import offer_from_system
from spcore.errors import Conflict


@dataclass(frozen=True, slots=True)
class StartedScheme:
    """What was made or found; `token` opens the link, None once the administrator has joined."""

    organisation: Organisation
    was_made: bool
    token: str | None


@transaction.atomic
def start_scheme(
    *, name: str, email: str, admin_name: str, icb: Organisation | None, at: datetime
) -> StartedScheme:
    """
    Make a scheme and invite its first administrator; again, with the same name, a new link only.

    :raises Conflict: in the demo, or on a database that holds demo users.
    """
    if settings.DEMO or User.objects.filter(is_demo=True).exists():
        raise Conflict("This database holds the demo; a real scheme needs one of its own")
    scheme, made = Organisation.objects.get_or_create(
        kind=OrganisationKind.SCHEME, name=name.strip(), defaults={"parent": icb}
    )
    if icb is not None and scheme.parent_id != icb.pk:
        scheme.parent = icb
        scheme.save(update_fields=["parent"])
    joined = Membership.objects.live().filter(
        organisation=scheme, role=Role.SCHEME_ADMIN, user__email=email.strip().lower()
    )
    if joined.exists():
        return StartedScheme(scheme, made, None)
    invitation = offer_from_system(
        organisation=scheme, role=Role.SCHEME_ADMIN, email=email, name=admin_name, at=at
    )
    audit.record(
        actor=SYSTEM, action=audit.Action.SETTINGS, label="scheme started", object_id=scheme.pk
    )
    return StartedScheme(scheme, made, tokens.token_of(invitation.pk))
