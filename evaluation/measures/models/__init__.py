"""Instruments as data, and what people answered."""

from evaluation.measures.models.assessment import Assessment, Collected, Occasion
from evaluation.measures.models.instrument import Instrument

__all__ = ["Assessment", "Collected", "Instrument", "Occasion"]
