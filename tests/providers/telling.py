"""What a form for proposing a change is sent with."""

from providers.models import Service
from tests.factories.providers import ServiceFactory

AS_IT_IS = {
    "name": "Choir",
    "description": "Sing together",
    "needs": ["loneliness"],
    "ways": ["in_person"],
    "cost": "unknown",
    "capacity": "unknown",
    "referral_route": "contact",
    "phone": "01632 960001",
    "is_quiet": "unknown",
    "offers_transport": "unknown",
}


def choir(**fields: object) -> Service:
    """Return a listing that says what AS_IT_IS says."""
    said = {name: AS_IT_IS[name] for name in ("name", "description", "needs", "phone")}
    return ServiceFactory(**said | fields)
