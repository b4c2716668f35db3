"""Instruments as data, which of them a scheme uses, and what people answered."""

from evaluation.measures.models.assessment import Assessment, Collected, Occasion
from evaluation.measures.models.choice import MeasureChoice
from evaluation.measures.models.instrument import Instrument, Needs

__all__ = ["Assessment", "Collected", "Instrument", "MeasureChoice", "Needs", "Occasion"]
