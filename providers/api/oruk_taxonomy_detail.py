"""One vocabulary."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukItem
from providers.selectors import open_data


class OrukTaxonomyDetail(OrukItem):
    """One vocabulary."""

    way = Fresh(open_data.open_taxonomies, publishing.taxonomy)
