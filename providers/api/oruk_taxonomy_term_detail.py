"""One term of a vocabulary."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukItem
from providers.selectors import open_data


class OrukTaxonomyTermDetail(OrukItem):
    """One term of a vocabulary."""

    way = Fresh(open_data.open_terms, publishing.taxonomy_term)
