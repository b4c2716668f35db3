"""What a keeper types into the form of a listing."""

from typing import Any
from uuid import uuid4

CHOIR = {
    "name": "Choir",
    "description": "We sing",
    "needs": ["loneliness", "mood"],
    "minimum_age": "18",
    "ways": ["in_person"],
    "place_name": "Town Hall",
    "city": "Preston",
    "postcode": "pr1 2he",
    "step_free": "yes",
    "toilet": "unknown",
    "loop": "unknown",
    "parking": "unknown",
    "is_quiet": "unknown",
    "offers_transport": "unknown",
    "cost": "yes",
    "capacity": "waiting_list",
    "wait_weeks": "6",
    "referral_route": "referral",
    "url": "www.choir.example",
}


def answers(**changes: Any) -> dict[str, Any]:
    """Return a full form, with some answers changed."""
    return {**CHOIR, "nonce": str(uuid4()), **changes}
