"""Keeping the clinical codes: the catalogue as shipped, and what an administrator changes."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from referrals.models import SNOMED, ClinicalCode
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue" / "snomed.json"
# Verhoeff's check digit, as every SNOMED CT identifier ends in one (SNOMED CT release guide, 5.5).
_TURN = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


@dataclass(frozen=True, slots=True)
class CodeFields:
    """What an administrator may say of a code."""

    code: str
    display: str
    use: str
    note: str
    source: str
    verified_on: date | None


def load_clinical_codes() -> int:
    """Write the catalogue, and return its length. A code that somebody edited stays as it is."""
    rows = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    with transaction.atomic():
        known = {row.code: row for row in ClinicalCode.objects.filter(system=SNOMED)}
        taken = {row.use for row in known.values() if row.version}
        for row in rows:
            held = known.get(row["code"], ClinicalCode(code=row["code"]))
            if held.version:
                continue
            for name, value in row.items():
                setattr(held, name, value)
            held.use = "" if held.use in taken else held.use
            held.save()
    return len(rows)


@transaction.atomic
def add_clinical_code(*, fields: CodeFields, actor: Actor) -> ClinicalCode:
    """Add a SNOMED CT code to the list. :raises Invalid:"""
    return _saved(ClinicalCode(), fields, actor)


@transaction.atomic
def edit_clinical_code(
    *, code_id: UUID, fields: CodeFields, version: int, actor: Actor
) -> ClinicalCode:
    """
    Change what is said of a code.

    :raises NotVisible, Invalid:
    :raises Conflict: when somebody changed it since `version`.
    """
    held = ClinicalCode.objects.select_for_update().filter(pk=code_id).first()
    if held is None:
        raise NotVisible
    if held.version != version:
        raise Conflict("Somebody else has changed this code. Look at it again, then decide")
    return _saved(held, fields, actor)


def _saved(held: ClinicalCode, fields: CodeFields, actor: Actor) -> ClinicalCode:
    if not is_snomed(fields.code):
        raise Invalid(_("This is not a SNOMED CT code. Check the digits"), field="code")
    for name, value in asdict(fields).items():
        setattr(held, name, value)
    held.version += 1
    others = ClinicalCode.objects.exclude(pk=held.pk)
    if fields.use and others.filter(use=fields.use).exists():
        text = _("Another code is used for this. Take it away from that code first")
        raise Invalid(text, field="use")
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as error:
        raise Invalid(_("This code is in the list already"), field="code") from error
    audit.record(
        actor=actor, action=audit.Action.SETTINGS, label="clinical code", object_id=held.pk
    )
    return held


def is_snomed(code: str) -> bool:
    """Tell whether the text can be a SNOMED CT identifier: 6 to 18 digits, and Verhoeff's check."""
    if not (code.isascii() and code.isdigit() and 6 <= len(code) <= 18 and code[0] != "0"):
        return False
    check = 0
    for place, digit in enumerate(reversed(code)):
        value = int(digit)
        for _step in range(place % 8):
            value = _TURN[value]
        check = _add(check, value)
    return check == 0


def _add(left: int, right: int) -> int:
    """Add in the dihedral group of the pentagon, which Verhoeff's check stands on."""
    if left < 5:
        return (left + right) % 5 if right < 5 else 5 + (left + right) % 5
    return 5 + (left - right) % 5 if right < 5 else (left - right) % 5
