"""Publishing the figures of closed periods."""

from evaluation.facts.services.releases import READY, publish_closed_periods

__all__ = ["READY", "publish_closed_periods"]
