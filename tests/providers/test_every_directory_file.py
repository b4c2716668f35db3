"""
Every file that the list of the data folder names is imported twice, the second time in vain.

The list is the table under "directories/" in the folder's README. A file that it gains, or that
lies there unlisted, fails here until somebody says how it is read.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from providers.adapters.formats import FORMATS
from providers.models import Service
from providers.selectors.directory_kept import kept
from providers.services import load_directory
from spcore.loading.report import Report, Unusable
from tests.providers.adapters.real import DATA, DIRECTORIES

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]
AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
# By which format a file is read: the first pattern that fits. Two formats where both can.
READ_BY = (
    (r"kcsc_self_care_organisations\.json", ("kcsc",)),
    (r"streetsupport_.*\.json", ("streetsupport",)),
    (r"buckinghamshire_outpost_.*\.json", ("outpost",)),
    (r"oruk_v3_mock_feed_test/(organization|service).*\.json", ("oruk",)),
    (r"libraries/.*\.csv", ("libraries",)),
    (r"mobile_library_stops_.*\.csv", ("mobilelibraries",)),
    (r".*/gm_food_banks\.csv", ("foodbanks", "table")),
    (r".*/sports_facilities\.csv", ("gm",)),
    (r".*/(gm_|sports_|trafford_(mental|child)).*\.csv", ("gm", "table")),
    (r"foodbanks_uk_sample\.json", ("foodbanks",)),
    (r"charities_.*\.csv", ("charities", "table")),
    (r"legal_advice_.*\.csv", ("legaladvice",)),
)
# Beside a directory, and none by themselves: they are refused in words.
NO_DIRECTORY = (
    r"kcsc_self_care_addresses\.json",  # read with its organisations
    r"oruk_v3_mock_feed_test/(taxonomy|api_details).*\.json",
    r".*/trafford_gp_patient_registrations\.csv",  # numbers of patients
)


def listed() -> list[str]:
    """Return the files and folders that the table of directories names."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", text.partition("## directories/")[2], flags=re.M)[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")]
    names = [name.strip() for row in rows[2:] for name in row.split(",")]
    folder, found = "", []
    for name in names:  # those that begin with ".../", and those after them, lie in one folder
        last = name.rpartition("/")[2]
        if "/" in name and not name.startswith(".../"):
            folder = name.rpartition("/")[0]
        elif not (DIRECTORIES / folder / last).exists():
            folder = ""
        found.append("/".join(filter(None, (folder, last))))
    return found


def files() -> list[str]:
    """Return the files of the folder."""
    if not DIRECTORIES.exists():
        return []
    every = (path for path in DIRECTORIES.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(DIRECTORIES)) for path in every)


def formats_of(file: str) -> tuple[str, ...]:
    """Return by which formats a file is read; nothing where it is no directory by itself."""
    return next((names for pattern, names in READ_BY if re.fullmatch(pattern, file)), ())


def load(file: str, format_: str) -> Report:
    """Import a file."""
    found = FORMATS[format_].read([DIRECTORIES / file])
    return load_directory(source=FORMATS[format_].source, found=found, at=AT)


def all_said() -> dict:
    """Return all that the listings say, with every row that hangs on them, and their versions."""
    return kept(Service.objects.values_list("pk", flat=True))


def test_the_list_names_every_file_and_every_file_is_there():
    named = listed()
    assert len(named) > 15

    for name in named:
        assert list(DIRECTORIES.glob(name)), name
    covered = {
        str(path.relative_to(DIRECTORIES))
        for name in named
        for top in DIRECTORIES.glob(name)
        for path in (top.rglob("*") if top.is_dir() else [top])
    }
    assert set(files()) <= covered


@pytest.mark.parametrize("file", files())
class TestEveryFile:
    def test_is_imported_and_the_second_time_nothing_changes(self, file):
        formats = formats_of(file)
        is_none = any(re.fullmatch(pattern, file) for pattern in NO_DIRECTORY)
        assert bool(formats) != is_none, "say how it is read"
        for format_ in formats:
            first = load(file, format_)
            before = all_said()
            again = load(file, format_)

            assert first.created > 0
            assert (again.created, again.updated) == (0, 0)
            assert again.unchanged == first.created
            assert all_said() == before
            assert again.refused == first.refused
            for refusal in first.refused:
                assert refusal.row > 0, refusal
                assert refusal.problem, refusal

    def test_is_refused_in_words_where_it_is_no_directory(self, file):
        if formats_of(file):
            return
        assert [format_ for format_ in FORMATS if _created(file, format_)] == []


def _created(file: str, format_: str) -> int:
    """Return how many listings a file gives, 0 where it is refused in words that name it."""
    try:
        return load(file, format_).created
    except Unusable as refusal:
        words = str(refusal)
    assert Path(file).name in words
    return 0
