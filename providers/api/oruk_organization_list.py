"""The organizations of the open data, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukList
from providers.selectors import open_data


class OrukOrganizationList(OrukList):
    """The organizations of the open data, page by page."""

    rows = staticmethod(open_data.open_organisations)
    read = staticmethod(publishing.organization)
