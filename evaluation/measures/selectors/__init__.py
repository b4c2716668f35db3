"""Reads of what people answered, and of what they are to be asked."""

from evaluation.measures.selectors.answers import Change, Course, courses_of, words_before
from evaluation.measures.selectors.choices import (
    Chosen,
    chosen_for,
    instrument_of,
    is_chosen,
    offered,
    offered_for,
    to_ask,
)

__all__ = [
    "Change",
    "Chosen",
    "Course",
    "chosen_for",
    "courses_of",
    "instrument_of",
    "is_chosen",
    "offered",
    "offered_for",
    "to_ask",
    "words_before",
]
