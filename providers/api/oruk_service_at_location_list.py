"""Services in their places, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukList
from providers.selectors import open_data


class OrukServiceAtLocationList(OrukList):
    """Services in their places, page by page."""

    rows = staticmethod(open_data.open_places)
    read = staticmethod(publishing.service_at_location)
    forms = {"full": (open_data.open_places, publishing.service_at_location_in_full)}
