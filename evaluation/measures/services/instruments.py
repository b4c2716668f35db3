"""Instruments come from catalogue/*.json, one file a version; loading again changes nothing."""

import json
from pathlib import Path

from evaluation.measures.models import Instrument

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def load_instruments() -> int:
    """Write every instrument of the catalogue, and return how many there are."""
    files = sorted(CATALOGUE.glob("*.json"))
    for file in files:
        content = json.loads(file.read_text(encoding="utf-8"))
        code = content.pop("code")
        Instrument.objects.update_or_create(code=code, defaults=content)
    return len(files)
