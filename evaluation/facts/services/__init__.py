"""Publishing the figures of closed periods."""

from evaluation.facts.services.releases import publish_closed_quarters

__all__ = ["publish_closed_quarters"]
