"""One term of a vocabulary."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukItem
from providers.selectors import open_data


class OrukTaxonomyTermDetail(OrukItem):
    """One term of a vocabulary."""

    rows = staticmethod(open_data.open_terms)
    read = staticmethod(publishing.taxonomy_term)
