"""A service in one of its places."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukItem
from providers.selectors import open_data


class OrukServiceAtLocationDetail(OrukItem):
    """A service in one of its places."""

    way = Fresh(open_data.open_places, publishing.service_at_location_in_full)
