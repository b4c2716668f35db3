"""Changes to the directory: a keeper's listings, and the evidence behind a provider."""

from providers.services.assurances import Evidence, check_assurance, give_assurances
from providers.services.details import ListingDetails, PlaceDetails
from providers.services.directory_known import known_records
from providers.services.directory_loading import load_directory
from providers.services.listings import (
    add_listing,
    edit_listing,
    pause_listing,
    resume_listing,
    verify_listing,
)
from providers.services.synonyms import (
    add_synonyms,
    edit_synonyms,
    load_synonyms,
    remove_synonyms,
)

__all__ = [
    "Evidence",
    "ListingDetails",
    "PlaceDetails",
    "add_listing",
    "add_synonyms",
    "check_assurance",
    "edit_listing",
    "edit_synonyms",
    "give_assurances",
    "known_records",
    "load_directory",
    "load_synonyms",
    "pause_listing",
    "remove_synonyms",
    "resume_listing",
    "verify_listing",
]
