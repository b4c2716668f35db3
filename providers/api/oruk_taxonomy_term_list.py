"""The terms of the vocabularies, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import OrukList
from providers.selectors import open_data


class OrukTaxonomyTermList(OrukList):
    """The terms of the vocabularies, page by page."""

    rows = staticmethod(open_data.open_terms)
    read = staticmethod(publishing.taxonomy_term)
