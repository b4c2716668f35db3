"""Who may sign in, the organisations they act for, and in what role."""

from spcore.accounts.models.invitation import Invitation
from spcore.accounts.models.join_request import JoinRequest
from spcore.accounts.models.membership import Membership
from spcore.accounts.models.organisation import (
    Organisation,
    OrganisationKind,
    PcnMembership,
    ReferrerKind,
)
from spcore.accounts.models.system_client import Scope, SystemClient
from spcore.accounts.models.text_number import TextNumber
from spcore.accounts.models.user import User

__all__ = [
    "Invitation",
    "JoinRequest",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "PcnMembership",
    "ReferrerKind",
    "Scope",
    "SystemClient",
    "TextNumber",
    "User",
]
