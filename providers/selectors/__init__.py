"""Reads of the directory: search, one listing, a keeper's listings, evidence, open data."""

from providers.selectors.assurances import (
    AssuranceLine,
    ProviderToCheck,
    assurance_for,
    assurance_lines,
    assurances_version,
    is_assured,
    provider_for_evidence,
    providers_to_check,
)
from providers.selectors.details import (
    Place,
    ServiceDetail,
    has_photo,
    photo_for,
    service_detail,
    service_for,
)
from providers.selectors.facets import Facets
from providers.selectors.feeds import feed_for
from providers.selectors.freshness import Freshness, freshness_of, freshness_tag
from providers.selectors.listings import (
    ListingPage,
    ListingRow,
    keeps,
    listing_for,
    listings_kept,
    places_of,
    provider_kept,
    providers_kept,
)
from providers.selectors.match_query import WEIGHTS, MatchQuery
from providers.selectors.matching import NeedOptions, Option, RuledOut, match_services, ruled_out
from providers.selectors.origins import origin_at, search_of_case, tells_case
from providers.selectors.query import CaseSearch, Cursor, Origin, ServiceQuery, parse_cursor
from providers.selectors.search import ServicePage, ServiceRow, search_services
from providers.selectors.synonyms import synonym_group_for, synonym_groups

__all__ = [
    "WEIGHTS",
    "AssuranceLine",
    "CaseSearch",
    "Cursor",
    "Facets",
    "Freshness",
    "ListingPage",
    "ListingRow",
    "MatchQuery",
    "NeedOptions",
    "Option",
    "Origin",
    "Place",
    "ProviderToCheck",
    "RuledOut",
    "ServiceDetail",
    "ServicePage",
    "ServiceQuery",
    "ServiceRow",
    "assurance_for",
    "assurance_lines",
    "assurances_version",
    "feed_for",
    "freshness_of",
    "freshness_tag",
    "has_photo",
    "is_assured",
    "keeps",
    "listing_for",
    "listings_kept",
    "match_services",
    "origin_at",
    "parse_cursor",
    "photo_for",
    "places_of",
    "provider_for_evidence",
    "provider_kept",
    "providers_kept",
    "providers_to_check",
    "ruled_out",
    "search_of_case",
    "search_services",
    "service_detail",
    "service_for",
    "synonym_group_for",
    "synonym_groups",
    "tells_case",
]
