"""Counts over facts. Raw: nothing here may reach a page except through suppression."""

from evaluation.facts.selectors.counting import (
    Counts,
    Part,
    Waits,
    counts_by,
    flow_of,
    needs_of,
    waits_of,
)

__all__ = ["Counts", "Part", "Waits", "counts_by", "flow_of", "needs_of", "waits_of"]
