"""Counts over facts. Raw: nothing here may reach a page except through suppression."""

from evaluation.facts.selectors.counting import STAGES, Waits

__all__ = ["STAGES", "Waits"]
