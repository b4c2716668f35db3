"""The services of the open data, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukList
from providers.selectors import open_data


class OrukServiceList(OrukList):
    """The services of the open data, page by page."""

    rows = staticmethod(open_data.open_services)
    read = staticmethod(publishing.service_in_list)
    forms = {
        "minimal": (open_data.open_services, publishing.service_in_brief),
        "full": (open_data.open_services_in_full, publishing.service_in_full),
    }
