"""How a listing would look, before anything is saved."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from providers.models import Service
from providers.selectors import wording
from providers.services import ListingDetails


@dataclass(frozen=True, slots=True)
class Preview:
    """A listing that is not saved, and its facts in words."""

    service: Service
    rows: list[tuple[str, str]]


def previewed(details: ListingDetails) -> Preview:
    """Return what others would read."""
    service = Service(**asdict(details))
    ways = wording.ways_text(
        in_person=service.in_person,
        at_home=service.at_home,
        online=service.online,
        by_phone=service.by_phone,
    )
    sizes = wording.size_text(service.one_to_one, service.small_group, service.large_group)
    transport = wording.transport_text(service.offers_transport, service.transport_help)
    rows = (
        (_("Places"), wording.capacity_text(service.capacity, service.wait_weeks)),
        (_("Cost"), wording.cost_text(service.is_free, service.fees)),
        (_("Helps with"), ", ".join(wording.need_labels(service.needs))),
        (_("Ages"), wording.age_text(service.minimum_age, service.maximum_age)),
        (_("Who it is for"), service.eligibility),
        (_("Women only"), wording.women_only_text(service.women_only, service.women_only_words)),
        (_("Made for"), wording.made_for_text(service.made_for, service.made_for_words)),
        (_("How it is given"), ways),
        (_("With how many others"), sizes),
        (_("Who they meet"), service.host),
        (_("Getting there"), transport),
        (_("When"), service.opening_text),
        (_("How to join"), wording.route_text(service.referral_route)),
        (_("How to refer"), service.how_to_refer),
        (_("Telephone"), service.phone),
        (_("Email"), service.email),
    )
    return Preview(service, [row for row in rows if row[1]])
