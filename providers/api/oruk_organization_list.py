"""The organizations of the open data, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukList
from providers.selectors import open_data


class OrukOrganizationList(OrukList):
    """The organizations of the open data, page by page."""

    rows = staticmethod(open_data.open_organisations)
    read = staticmethod(publishing.organization)
    forms = {
        "full_service": (
            open_data.organisations_with_services,
            publishing.organization_with_services,
        ),
        "full": (open_data.open_organisations_in_full, publishing.organization_in_full),
    }
