"""The vocabularies that services are tagged with, page by page."""

from providers.adapters.open_referral import publishing
from providers.api.oruk_base import Fresh, OrukList
from providers.selectors import open_data


class OrukTaxonomyList(OrukList):
    """The vocabularies that services are tagged with, page by page."""

    way = Fresh(open_data.open_taxonomies, publishing.taxonomy)
