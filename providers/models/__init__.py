"""The directory: who offers what, where, for whom, with how many places."""

from providers.models.location import Location, LocationKind
from providers.models.provider import Assurance, AssuranceKind, Provider
from providers.models.service import (
    Capacity,
    CostOption,
    DirectorySource,
    ReferralRoute,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceStatus,
)
from providers.models.taxonomy import Taxonomy, TaxonomyTerm

__all__ = [
    "Assurance",
    "AssuranceKind",
    "Capacity",
    "CostOption",
    "DirectorySource",
    "Location",
    "LocationKind",
    "Provider",
    "ReferralRoute",
    "Schedule",
    "Service",
    "ServiceAtLocation",
    "ServiceStatus",
    "Taxonomy",
    "TaxonomyTerm",
]
