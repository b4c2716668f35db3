"""Who and what is in the demo that journeys walk through."""

from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role


def service_of_the_demo_provider() -> str:
    """Return the name of a service of the provider that the sign-in page lets somebody be."""
    member = Membership.objects.get(role=Role.PROVIDER, user__email__endswith="@demo.example")
    return str(member.organisation.provider.services.order_by("name").first().name)


def name_of(role: Role) -> str:
    """Return who has the demo's account of this role."""
    return User.objects.filter(memberships__role=role, email__endswith="@demo.example").first().name
