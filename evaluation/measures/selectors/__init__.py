"""Reads of what people answered."""

from evaluation.measures.selectors.answers import Change, change_on, instrument_of, is_answered

__all__ = ["Change", "change_on", "instrument_of", "is_answered"]
