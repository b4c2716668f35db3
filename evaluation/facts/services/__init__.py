"""Publishing the figures of closed periods."""

from evaluation.facts.services.releases import publish_closed_periods

__all__ = ["publish_closed_periods"]
