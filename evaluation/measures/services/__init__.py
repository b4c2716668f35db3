"""Loading instruments, and recording what people answered."""

from evaluation.measures.services.assessments import NewAssessment, record_assessment
from evaluation.measures.services.instruments import load_instruments

__all__ = ["NewAssessment", "load_instruments", "record_assessment"]
