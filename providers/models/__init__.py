"""The directory: who offers what, where, for whom, with how many places."""

from providers.models.candidate import Candidate
from providers.models.conditions import (
    CostOption,
    Funding,
    HostPhoto,
    RequiredDocument,
    ServiceArea,
)
from providers.models.directory_import import (
    OPEN_LISTS,
    WORKING_LISTS,
    DirectoryImport,
    DirectoryImportRow,
    ListedAs,
    ListState,
)
from providers.models.group import Group
from providers.models.keeping import (
    BY_TAP,
    BY_VOICE,
    Closure,
    Found,
    HowChecked,
    ListingAsk,
    ListingCheck,
    ListingVersion,
)
from providers.models.known_record import KnownRecord
from providers.models.location import Location, LocationKind
from providers.models.name_word import NameWord
from providers.models.open_text import OpenText, OpenTextDue
from providers.models.pair import ListingPair
from providers.models.places import MonthlyPlaces
from providers.models.provider import (
    Assurance,
    AssuranceKind,
    Program,
    Provider,
    ProviderIdentifier,
)
from providers.models.reach import ListingContact, Phone, WebLink
from providers.models.schedule import Schedule
from providers.models.service import (
    Capacity,
    DirectorySource,
    MadeFor,
    ReferralRoute,
    Service,
    ServiceAtLocation,
    ServiceStatus,
    ServiceTerm,
)
from providers.models.synonyms import SynonymGroup
from providers.models.taxonomy import Taxonomy, TaxonomyTerm
from providers.models.telling import (
    ListingProposal,
    ProposalState,
    ServiceWatch,
    Suggestion,
    SuggestionState,
)
from providers.models.warning import FundingWarning

__all__ = [
    "BY_TAP",
    "BY_VOICE",
    "OPEN_LISTS",
    "WORKING_LISTS",
    "Assurance",
    "AssuranceKind",
    "Candidate",
    "Capacity",
    "Closure",
    "CostOption",
    "DirectoryImport",
    "DirectoryImportRow",
    "DirectorySource",
    "Found",
    "Funding",
    "FundingWarning",
    "Group",
    "HostPhoto",
    "HowChecked",
    "KnownRecord",
    "ListState",
    "ListedAs",
    "ListingAsk",
    "ListingCheck",
    "ListingContact",
    "ListingPair",
    "ListingProposal",
    "ListingVersion",
    "Location",
    "LocationKind",
    "MadeFor",
    "MonthlyPlaces",
    "NameWord",
    "OpenText",
    "OpenTextDue",
    "Phone",
    "Program",
    "ProposalState",
    "Provider",
    "ProviderIdentifier",
    "ReferralRoute",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceStatus",
    "ServiceTerm",
    "ServiceWatch",
    "Suggestion",
    "SuggestionState",
    "SynonymGroup",
    "Taxonomy",
    "TaxonomyTerm",
    "WebLink",
]
