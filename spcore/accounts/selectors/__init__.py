"""Reads of users, memberships, organisations and invitations."""

from spcore.accounts.selectors.actors import actor_for, demo_user, live_memberships
from spcore.accounts.selectors.colleagues import (
    Account,
    RoleHeld,
    account_of,
    colleague_for,
    colleagues,
    has_second_factor,
    organisations_in_reach,
    page_of,
    role_held,
    roles_to_give,
)
from spcore.accounts.selectors.invitations import (
    has_account,
    invitation_for,
    invitation_of_link,
    open_invitation,
    organisation_for,
    organisations_named,
    pending_invitations,
)
from spcore.accounts.selectors.referrers import (
    SHARED_DOMAINS,
    approvers_of,
    domain_of,
    holds_role_in,
    join_request_for,
    join_requests,
    organisation_of_address,
)

__all__ = [
    "SHARED_DOMAINS",
    "Account",
    "RoleHeld",
    "account_of",
    "actor_for",
    "approvers_of",
    "colleague_for",
    "colleagues",
    "demo_user",
    "domain_of",
    "has_account",
    "has_second_factor",
    "holds_role_in",
    "invitation_for",
    "invitation_of_link",
    "join_request_for",
    "join_requests",
    "live_memberships",
    "open_invitation",
    "organisation_for",
    "organisation_of_address",
    "organisations_in_reach",
    "organisations_named",
    "page_of",
    "pending_invitations",
    "role_held",
    "roles_to_give",
]
