"""Instruments as data, which of them a scheme uses, what people were asked and answered."""

from evaluation.measures.models.asking import Asking
from evaluation.measures.models.assessment import Assessment, Collected, Occasion
from evaluation.measures.models.choice import MeasureChoice
from evaluation.measures.models.correction import Correction
from evaluation.measures.models.instrument import Instrument, Needs

__all__ = [
    "Asking",
    "Assessment",
    "Collected",
    "Correction",
    "Instrument",
    "MeasureChoice",
    "Needs",
    "Occasion",
]
