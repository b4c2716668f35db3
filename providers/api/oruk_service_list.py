"""The services of the open data, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, Kept, OrukList
from providers.selectors import open_data


class OrukServiceList(OrukList):
    """The services of the open data, page by page."""

    way = Fresh(open_data.open_services, publishing.service_in_list)
    ways = {
        "minimal": Fresh(open_data.open_services, publishing.service_in_brief),
        "full": Kept(),
    }
