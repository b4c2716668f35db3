"""Making the demo's accounts."""

from collections.abc import Mapping

from django.db import transaction

from spcore.accounts.demo_accounts import DEMO_ACCOUNTS, OTHER_REFERRERS, DemoAccount
from spcore.accounts.models import Membership, Organisation, ReferrerKind, User
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
    homes = {account: organisations[account.role] for account in DEMO_ACCOUNTS}
    return {account.role: user for account, user in _seat(homes).items()}


@transaction.atomic
def ensure_demo_referrers(
    organisations: Mapping[ReferrerKind, Organisation],
) -> dict[ReferrerKind, User]:
    """
    Make or mend the accounts of the other referrers beside the school's, and return them by kind.

    :raises KeyError: when the organisation of a kind is missing.
    """
    homes = {account: organisations[account.kind] for account in OTHER_REFERRERS if account.kind}
    return {account.kind: user for account, user in _seat(homes).items() if account.kind}


def _seat(homes: Mapping[DemoAccount, Organisation]) -> dict[DemoAccount, User]:
    """Give each account its user, in its role at its organisation. Idempotent; three queries."""
    User.objects.bulk_create([_new(account) for account in homes], ignore_conflicts=True)
    emails = [account.email for account in homes]
    users = {user.email: user for user in User.objects.filter(email__in=emails)}
    seated = {account: users[account.email] for account in homes}
    Membership.objects.bulk_create(
        [
            Membership(user=user, organisation=homes[account], role=account.role)
            for account, user in seated.items()
        ],
        ignore_conflicts=True,
    )
    return seated


def _new(account: DemoAccount) -> User:
    user = User(email=account.email, name=account.name, job_title="", is_demo=True)
    user.set_unusable_password()
    return user
