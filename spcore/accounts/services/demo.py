"""Making the demo's accounts."""

from collections.abc import Mapping

from django.db import transaction

from spcore.accounts.demo_accounts import DEMO_ACCOUNTS, DemoAccount
from spcore.accounts.models import Membership, Organisation, User
from spcore.accounts.roles import Role


@transaction.atomic
def ensure_demo_accounts(organisations: Mapping[Role, Organisation]) -> dict[Role, User]:
    """
    Make or mend the thirteen demo accounts, each with its one role, and return them by role.

    Called by the demo loader with the organisation each role works for: practice for the two
    practice roles, team for LINK_WORKER, TEAM_ADMIN and SUPERVISOR, provider for PROVIDER, scheme
    for SCHEME_ADMIN and PANEL_MEMBER, and so on (`policies.ROLES_OF_KIND` says which kinds fit).
    They have no password: the demo's sign-in page is their only door. Idempotent; three queries.

    :raises KeyError: when the organisation of a demo role is missing.
    """
    emails = [account.email for account in DEMO_ACCOUNTS]
    User.objects.bulk_create([_new(account) for account in DEMO_ACCOUNTS], ignore_conflicts=True)
    users = {user.email: user for user in User.objects.filter(email__in=emails)}
    by_role = {account.role: users[account.email] for account in DEMO_ACCOUNTS}
    Membership.objects.bulk_create(
        [
            Membership(user=user, organisation=organisations[role], role=role)
            for role, user in by_role.items()
        ],
        ignore_conflicts=True,
    )
    return by_role


def _new(account: DemoAccount) -> User:
    user = User(email=account.email, name=account.name, job_title="", is_demo=True)
    user.set_unusable_password()
    return user
