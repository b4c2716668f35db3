"""Names the app for Django."""

from importlib import import_module

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """The case: person, consent, referral, onward referral."""

    name = "referrals"

    def ready(self) -> None:
        """Subscribe the handlers, register the checks, tell the directory where a case lies."""
        import_module("referrals.checks")
        import_module("referrals.handlers")
        import_module("referrals.selectors.origins")
