"""Clinical codes: the list, and the one to write for what happened."""

from uuid import UUID

from django.db.models import QuerySet

from referrals.models import SNOMED, ClinicalCode, CodeUse
from spcore.errors import NotVisible


def clinical_codes() -> QuerySet[ClinicalCode]:
    """Return every code: those the service writes first, in the order of a referral's life."""
    return ClinicalCode.objects.order_by("use", "display", "pk")


def clinical_code_for(*, code_id: UUID) -> ClinicalCode:
    """Return one code. :raises NotVisible:"""
    found = ClinicalCode.objects.filter(pk=code_id).first()
    if found is None:
        raise NotVisible
    return found


def code_to_write(use: CodeUse) -> ClinicalCode | None:
    """Return the code that says this in a record; None while nobody has looked one up."""
    return ClinicalCode.objects.filter(use=use, verified_on__isnull=False).first()


def is_code_taken(*, code: str, but: UUID | None) -> bool:
    """Tell whether another row has this SNOMED CT code."""
    return ClinicalCode.objects.filter(system=SNOMED, code=code).exclude(pk=but).exists()


def code_used_for(*, use: str, but: UUID | None) -> ClinicalCode | None:
    """Return the other row that has this use, if one has."""
    return ClinicalCode.objects.filter(use=use).exclude(use="").exclude(pk=but).first()
