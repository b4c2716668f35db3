"""The one record every directory format is turned into; frozen, and it knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

from providers.models import LocationKind, ReferralRoute, ServiceStatus
from providers.services.directory_parts import (
    Again,
    AreaEntry,
    ContactEntry,
    DocumentEntry,
    FundingEntry,
    LinkEntry,
    PhoneEntry,
)
from spcore.loading.files import CONTROL
from spcore.loading.report import Refusal
from spcore.needs import Need

# Raise it when rows are built differently from the same entry: everything is then written anew.
FORM = 3
MAXIMUM_ID = 120


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a whole file."""

    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file or feed that listings come from."""

    slug: str
    name: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    Somebody's terms, which of our needs each speaks of, and those that deliberately speak of none.

    `needs` and `unmapped` are keyed by the code in lower case.
    """

    slug: str
    name: str
    needs: Mapping[str, tuple[Need, ...]]
    unmapped: frozenset[str] = frozenset()
    uri: str = ""

    def term(self, code: str, name: str = "") -> "TermEntry":
        """Return the term `code`."""
        key = code.casefold()
        is_known = key in self.needs or key in self.unmapped
        return TermEntry(
            vocabulary=self.slug,
            vocabulary_name=self.name,
            uri=self.uri,
            code=code[:120],
            name=(name or code)[:255],
            needs=self.needs.get(key, ()),
            is_known=is_known,
        )


@dataclass(frozen=True, slots=True)
class TermEntry:
    """
    A term of a vocabulary; `is_known` is False where nobody said which needs it speaks of.

    `key` and `vocabulary_key` are the ids their publisher gives them; `link_type` and `value` are
    what the term says of this service.
    """

    vocabulary: str
    vocabulary_name: str
    uri: str
    code: str
    name: str
    needs: tuple[Need, ...]
    is_known: bool = True
    key: str = ""
    description: str = ""
    term_uri: str = ""
    language: str = ""
    vocabulary_key: str = ""
    vocabulary_description: str = ""
    vocabulary_version: str = ""
    link_type: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ProviderEntry:
    """Who offers the service; entries with the same `source_id` are of one provider."""

    source_id: str
    name: str
    description: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    charity_number: str = ""
    company_number: str = ""
    alternate_name: str = ""
    legal_status: str = ""
    year_incorporated: int | None = None
    logo: str = ""
    uri: str = ""
    identifiers: tuple[tuple[str, str, str], ...] = ()  # scheme, kind, identifier

    def __post_init__(self) -> None:
        """Keep the id within its column."""
        object.__setattr__(self, "source_id", fitting_id(self.source_id))


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """
    Where the service happens. Latitude and longitude are WGS84.

    `link_key` is the id its publisher gives the service there. `told` are columns of ours that few
    sources tell; the others' loads leave them alone.
    """

    source_id: str = ""
    kind: LocationKind = LocationKind.PHYSICAL
    name: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    county: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    district: str = ""
    accessibility: str = ""
    is_step_free: bool | None = None
    transport: str = ""
    alternate_name: str = ""
    description: str = ""
    url: str = ""
    external_identifier: str = ""
    external_identifier_type: str = ""
    languages: tuple[str, ...] = ()
    accessibility_details: str = ""
    accessibility_url: str = ""
    has_accessible_toilet: bool | None = None
    has_parking: bool | None = None
    link_key: str = ""
    told: tuple[tuple[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """Return what tells this place from the provider's others."""
        parts = (self.name, self.address_1, self.city, self.postcode, self.latitude, self.longitude)
        return fitting_id(self.source_id) or short_hash(*parts)


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """When it happens (RFC 5545, local time)."""

    byday: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    freq: str = "WEEKLY"
    interval: int = 1
    dtstart: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""
    bymonthday: str = ""
    until: date | None = None
    count: int | None = None
    link: str = ""
    attending_type: str = ""
    notes: str = ""
    byweekno: str = ""
    byyearday: str = ""
    wkst: str = ""


@dataclass(frozen=True, slots=True)
class CostEntry:
    """A price in pounds."""

    option: str = ""
    amount: Decimal | None = None
    amount_description: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryEntry:
    """
    A service as a directory lists it. `row` says where it stood, `raw` stands for how; both are no
    part of it.

    `told` are columns of ours that few sources tell; the others' loads leave them alone. With
    `tells_needs`, its needs are those of `needs` alone, whatever its terms speak of.
    """

    source_id: str
    name: str
    provider: ProviderEntry
    description: str = ""
    status: ServiceStatus = ServiceStatus.ACTIVE
    needs: tuple[Need, ...] = ()
    terms: tuple[TermEntry, ...] = ()
    tags: tuple[str, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    eligibility: str = ""
    women_only: bool = False
    languages: tuple[str, ...] = ()
    is_free: bool | None = None
    fees: str = ""
    in_person: bool = True
    at_home: bool = False
    online: bool = False
    by_phone: bool = False
    one_to_one: bool | None = None
    alternate_name: str = ""
    alert: str = ""
    interpretation: str = ""
    accreditations: str = ""
    licences: str = ""
    assurer_email: str = ""
    referral_route: ReferralRoute = ReferralRoute.CONTACT
    how_to_refer: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    opening_text: str = ""
    area_served: str = ""
    verified_on: date | None = None
    verified_by: str = ""
    places: tuple[PlaceEntry, ...] = ()
    schedules: tuple[ScheduleEntry, ...] = ()
    costs: tuple[CostEntry, ...] = ()
    phones: tuple[PhoneEntry, ...] = ()
    contacts: tuple[ContactEntry, ...] = ()
    areas: tuple[AreaEntry, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    funding: tuple[FundingEntry, ...] = ()
    told: tuple[tuple[str, Any], ...] = ()
    tells_needs: bool = False
    row: int = field(default=0, repr=False, compare=False)
    warnings: tuple[Refusal, ...] = field(default=(), repr=False, compare=False)
    raw: str = field(default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the id within its column."""
        object.__setattr__(self, "source_id", fitting_id(self.source_id))

    @property
    def all_needs(self) -> tuple[Need, ...]:
        """Return the needs told and those the terms speak of, in the order of `Need`."""
        terms = () if self.tells_needs else self.terms
        found = {*self.needs, *(need for term in terms for need in term.needs)}
        return tuple(need for need in Need if need in found)

    @property
    def hash(self) -> str:
        """Return what changes exactly when the entry does."""
        return sha256(f"{FORM}{self!r}".encode()).hexdigest()


Found = DirectoryEntry | Again | Refusal | Note


def short_hash(*parts: object) -> str:
    """Return sixteen characters that stand for `parts`."""
    return sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def fitting_id(source_id: str) -> str:
    """Return the id a source gave, or what stands for it where it is longer than our column."""
    cleaned = CONTROL.sub("", source_id)
    return cleaned if len(cleaned) <= MAXIMUM_ID else short_hash(cleaned)
