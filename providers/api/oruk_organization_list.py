"""The organizations of the open data, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukList
from providers.selectors import open_data


class OrukOrganizationList(OrukList):
    """The organizations of the open data, page by page."""

    way = Fresh(open_data.open_organisations, publishing.organization)
    ways = {
        "full_service": Fresh(
            open_data.organisations_with_services, publishing.organization_with_services
        ),
        "full": Fresh(open_data.open_organisations_in_full, publishing.organization_in_full),
    }
