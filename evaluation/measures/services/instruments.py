"""Instruments come from catalogue/*.yaml, one file a version; loading again changes nothing."""

from pathlib import Path
from typing import Any

import yaml

from evaluation.measures.models import Instrument
from evaluation.measures.scoring import faults, read_items, read_rules

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"


def load_instruments() -> int:
    """
    Write every instrument of the catalogue, and return how many there are.

    :raises ValueError: for a file whose rules do not fit its items.
    """
    files = sorted(CATALOGUE.glob("*.yaml"))
    for file in files:
        content = read_instrument(file)
        code = content.pop("code")
        Instrument.objects.update_or_create(code=code, defaults=content)
    return len(files)


def read_instrument(file: Path) -> dict[str, Any]:
    """Return an instrument's columns from its file. :raises ValueError: when it is not sound."""
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    shared = content.pop("options", None)
    if shared:
        content["items"] = [{"options": shared, **item} for item in content["items"]]
    content["from_age"], content["to_age"] = content.pop("ages", (None, None))
    wrong = faults(read_items(content["items"]), read_rules(content["scores"]))
    if wrong:
        raise ValueError(f"{file.name}: {'; '.join(wrong)}")
    return content
