"""One service of the open data, with all that hangs on it."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukItem
from providers.selectors import open_data


class OrukServiceDetail(OrukItem):
    """One service of the open data, with all that hangs on it."""

    rows = staticmethod(open_data.open_services_in_full)
    read = staticmethod(publishing.service_in_full)
