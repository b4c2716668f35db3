"""The directory formats there are, by the name the command knows them under."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from providers.adapters import (
    charities,
    food_banks,
    greater_manchester,
    kcsc,
    legal_advice,
    libraries,
    mobile_libraries,
    outpost,
    street_support,
    table,
)
from providers.adapters.open_referral import reading as open_referral
from providers.services.directory_entry import Found, Source


@dataclass(frozen=True, slots=True)
class Format:
    """How the files of a format are read, and what its listings are filed under."""

    source: Source
    read: Callable[[list[Path]], Iterator[Found]]
    read_feed: Callable[[str], Iterator[Found]] | None = None


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "charities": Format(charities.SOURCE, charities.read),
        "foodbanks": Format(food_banks.SOURCE, food_banks.read),
        "gm": Format(greater_manchester.SOURCE, greater_manchester.read),
        "kcsc": Format(kcsc.SOURCE, kcsc.read),
        "legaladvice": Format(legal_advice.SOURCE, legal_advice.read),
        "libraries": Format(libraries.SOURCE, libraries.read),
        "mobilelibraries": Format(mobile_libraries.SOURCE, mobile_libraries.read),
        "oruk": Format(open_referral.SOURCE, open_referral.read, open_referral.read_feed),
        "outpost": Format(outpost.SOURCE, outpost.read),
        "streetsupport": Format(street_support.SOURCE, street_support.read),
        "table": Format(table.SOURCE, table.read),
    }
)
