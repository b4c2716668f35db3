"""One row per referral without the person: no name, no number, no address, no free text."""

from evaluation.facts.models.cell import ENGLAND, Cell, CellChange, Scope
from evaluation.facts.models.hanging import MeasureFact, OnwardFact, UnmetFact
from evaluation.facts.models.provider_quarter import ProviderQuarter
from evaluation.facts.models.referral_fact import ReferralFact
from evaluation.facts.models.release import Release

__all__ = [
    "ENGLAND",
    "Cell",
    "CellChange",
    "MeasureFact",
    "OnwardFact",
    "ProviderQuarter",
    "ReferralFact",
    "Release",
    "Scope",
    "UnmetFact",
]
