"""Counts over facts. Raw: nothing here may reach a page except through suppression."""

from evaluation.facts.selectors.counting import (
    STAGES,
    Counts,
    Part,
    Waits,
    counts_by,
    flow_of,
    needs_of,
    waits_of,
)

__all__ = ["STAGES", "Counts", "Part", "Waits", "counts_by", "flow_of", "needs_of", "waits_of"]
