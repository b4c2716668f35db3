"""The terms of the vocabularies, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukList
from providers.selectors import open_data


class OrukTaxonomyTermList(OrukList):
    """The terms of the vocabularies, page by page."""

    way = Fresh(open_data.open_terms, publishing.taxonomy_term)
