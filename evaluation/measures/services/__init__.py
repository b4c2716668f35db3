"""Loading instruments, choosing them, and recording what people answered."""

from evaluation.measures.services.alarms import Alarm, Unsaved, raise_alarm_unsaved
from evaluation.measures.services.askings import (
    ask_again,
    issue_asking,
    keep_answer,
    promise_asking,
    promise_due,
    stop_asking,
)
from evaluation.measures.services.assessments import (
    Corrected,
    NewAssessment,
    Recorded,
    correct_assessment,
    count_end_as_review,
    record_assessment,
)
from evaluation.measures.services.choices import NewChoice, refusal_of, save_choice
from evaluation.measures.services.instruments import load_instruments

__all__ = [
    "Alarm",
    "Corrected",
    "NewAssessment",
    "NewChoice",
    "Recorded",
    "Unsaved",
    "ask_again",
    "correct_assessment",
    "count_end_as_review",
    "issue_asking",
    "keep_answer",
    "load_instruments",
    "promise_asking",
    "promise_due",
    "raise_alarm_unsaved",
    "record_assessment",
    "refusal_of",
    "save_choice",
    "stop_asking",
]
