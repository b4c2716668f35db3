"""The small things of which a directory entry has several: frozen, and they know no database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """A telephone number beside the first."""

    number: str
    extension: str = ""
    kind: str = ""
    description: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """Whom to ask for, by what they do: names and addresses of their own stay out."""

    title: str = ""
    department: str = ""
    email: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """An area it is for; `code` is that of the Office for National Statistics."""

    name: str = ""
    description: str = ""
    code: str = ""
    uri: str = ""
    extent: str = ""
    extent_type: str = ""


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A page beside the main one."""

    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A paper to bring."""

    document: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class FundingEntry:
    """Who pays for it, as its source publishes it."""

    funder: str
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Again:
    """A record as it was read before (`providers.services.directory_known`), here in row `row`."""

    source_id: str
    name: str
    hash: str
    likeness: str
    fullness: int
    row: int = 0
    warnings: tuple[()] = ()
    terms: tuple[()] = ()
