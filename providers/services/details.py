"""What a keeper says of a listing: one value that the form makes and the services take."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlaceDetails:
    """Where a service happens; an empty postcode and address mean that it has no place."""

    name: str = ""
    address: str = ""
    city: str = ""
    postcode: str = ""
    transport: str = ""
    is_step_free: bool | None = None
    has_accessible_toilet: bool | None = None
    has_hearing_loop: bool | None = None
    has_parking: bool | None = None

    @property
    def is_somewhere(self) -> bool:
        """Tell whether any of it was given."""
        return bool(self.name or self.address or self.city or self.postcode)


@dataclass(frozen=True, slots=True)
class ListingDetails:
    """A listing's own fields, named as on `Service`. Ages are in years, `wait_weeks` in weeks."""

    name: str
    description: str
    needs: list[str]
    minimum_age: int | None = None
    maximum_age: int | None = None
    eligibility: str = ""
    women_only: bool = False
    women_only_words: str = ""
    made_for: list[str] = field(default_factory=list)
    made_for_words: str = ""
    languages: list[str] = field(default_factory=list)
    is_free: bool | None = None
    fees: str = ""
    in_person: bool = True
    at_home: bool = False
    online: bool = False
    by_phone: bool = False
    one_to_one: bool | None = None
    small_group: bool | None = None
    large_group: bool | None = None
    is_quiet: bool | None = None
    accompanied_first_visit: bool = False
    host: str = ""
    offers_transport: bool | None = None
    transport_help: str = ""
    capacity: str = "unknown"
    wait_weeks: int | None = None
    referral_route: str = "contact"
    how_to_refer: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    opening_text: str = ""
    area_served: str = ""
    is_term_time_only: bool = False
    is_private: bool = False
