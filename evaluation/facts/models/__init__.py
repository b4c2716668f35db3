"""One row per referral without the person: no name, no number, no address, no free text."""

from evaluation.facts.models.referral_fact import ReferralFact
from evaluation.facts.models.release import Release

__all__ = ["ReferralFact", "Release"]
