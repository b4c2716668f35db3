"""One vocabulary."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukItem
from providers.selectors import open_data


class OrukTaxonomyDetail(OrukItem):
    """One vocabulary."""

    rows = staticmethod(open_data.open_taxonomies)
    read = staticmethod(publishing.taxonomy)
