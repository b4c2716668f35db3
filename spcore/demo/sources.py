"""Where the demo's organisations, places and services come from."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from evaluation.measures.services import load_instruments

SAMPLE = Path(__file__).with_name("sample")
# Files of the area, each with the format that reads it (data README, directories).
DIRECTORIES = (
    ("libraries", "libraries"),
    ("foodbanks", "foodbanks_uk_sample.json"),
    ("charities", "charities_north_west_ukcat_sample.csv"),
    ("legaladvice", "legal_advice_providers_north_west.csv"),
)


def load_sources(*, say: Callable[[str], None]) -> None:
    """Load the real files where they are, else the sample that comes with the code."""
    load_instruments()
    real = settings.SHARED_DIR / "data"
    _call("load_geography")
    say("Places loaded")
    if real.exists():
        _call("load_population")
        _call("load_organisations")
        say("Practices and networks loaded")
        for kind, path in DIRECTORIES:
            _call("load_directory", kind, str(real / "directories" / path))
    else:
        say("The real files are not here: using the sample, whose practices are made up")
        _call("load_organisations", "--data", str(SAMPLE))
        _call("load_directory", "oruk", str(SAMPLE / "services.json"), "--licence", "MIT")
    say("Services loaded")


def _call(command: str, *arguments: str) -> None:
    call_command(command, *arguments, stdout=StringIO(), stderr=StringIO())
