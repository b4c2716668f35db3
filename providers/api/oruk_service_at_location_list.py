"""Services in their places, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukList
from providers.selectors import open_data


class OrukServiceAtLocationList(OrukList):
    """Services in their places, page by page."""

    way = Fresh(open_data.open_places, publishing.service_at_location)
    ways = {"full": Fresh(open_data.open_places, publishing.service_at_location_in_full)}
