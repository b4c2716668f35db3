"""Who a page is about: the same identifiers in the same place on every page of a person."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PersonBanner:
    """
    What the banner over a person's page shows. Values only: it never reads the database.

    Two identifiers beside the name are on every page (born, NHS number); one that is missing is
    said to be "not known", and one in `withheld` not to be shown. `safe_contact` is the rule in
    words, `concern_url` the open concern.
    """

    name: str
    born: date | None = None
    nhs_number: str = ""
    postcode: str = ""
    safe_contact: str = ""
    has_open_concern: bool = False
    concern_url: str = ""
    note: str = ""
    withheld: frozenset[str] = frozenset()
