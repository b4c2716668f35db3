"""What each reason counts when services are matched to people of a scheme."""

from django.db import models

from referrals.models import OfSchemeQuerySet, Scheme


class MatchPoints(models.Model):
    """
    The points a scheme changed, by the name of the reason (`providers.selectors.WEIGHTS`).

    A reason that is not there counts as usual; without a row everything does.
    """

    scheme = models.OneToOneField(
        Scheme, primary_key=True, on_delete=models.CASCADE, related_name="match_points"
    )
    points = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)

    objects = OfSchemeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Points of {self.scheme_id}"
