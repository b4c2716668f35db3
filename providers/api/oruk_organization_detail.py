"""One organization of the open data."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukItem
from providers.selectors import open_data


class OrukOrganizationDetail(OrukItem):
    """One organization of the open data."""

    rows = staticmethod(open_data.open_organisations_in_full)
    read = staticmethod(publishing.organization_in_full)
    forms = {
        "full_service": (
            open_data.organisations_with_services,
            publishing.organization_with_services,
        ),
    }
