"""One organization of the open data."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukItem
from providers.selectors import open_data


class OrukOrganizationDetail(OrukItem):
    """One organization of the open data."""

    way = Fresh(open_data.open_organisations_in_full, publishing.organization_in_full)
    ways = {
        "full_service": Fresh(
            open_data.organisations_with_services, publishing.organization_with_services
        ),
    }
