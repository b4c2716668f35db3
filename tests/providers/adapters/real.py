"""The real directory files, read by an adapter into entries, refusals and notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from providers.adapters.formats import FORMATS
from providers.services.directory_entry import DirectoryEntry, Found, Note
from spcore.loading.report import Refusal

DATA = settings.SHARED_DIR / "data"
DIRECTORIES = DATA / "directories"
MANCHESTER = DIRECTORIES / "greater_manchester_open_data"


@dataclass
class Told:
    """What an adapter gave, by its kind."""

    entries: list[DirectoryEntry] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def named(self, name: str) -> DirectoryEntry:
        """Return the only entry of a name."""
        (found,) = (each for each in self.entries if each.name == name)
        return found

    @property
    def warnings(self) -> list[Refusal]:
        """Return every field that was left out."""
        return [warning for each in self.entries for warning in each.warnings]


def told(found: Iterable[Found]) -> Told:
    """Return what was found, by its kind."""
    kept = Told()
    for each in found:
        if isinstance(each, DirectoryEntry):
            kept.entries.append(each)
        elif isinstance(each, Note):
            kept.notes.append(each.text)
        else:
            kept.refusals.append(each)
    return kept


def read(name: str, *paths: Path | str) -> Told:
    """Return what the format `name` makes of files, or of files of the directories folder."""
    return told(FORMATS[name].read([DIRECTORIES / path for path in paths]))
