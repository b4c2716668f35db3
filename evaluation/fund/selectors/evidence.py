"""What was recorded as missing: counts alone, of quarters that are over, small ones hidden."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from evaluation.facts.services.linking import told_with_parts, told_with_published
from evaluation.measures.selectors.impact import year_before
from evaluation.periods import quarter_of
from evaluation.suppression import Figure, suppress
from referrals.models import UnmetNeed
from spcore.accounts.models import Organisation
from spcore.needs import Need
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class Missing:
    """A need, and for about how many people nothing suitable was found."""

    need: str
    label: str
    figure: str


def missing_needs(scheme_ids: Collection[UUID], *, on: date) -> list[Missing]:
    """
    Return the needs for which nothing suitable was found, what is missing most at the top.

    They are of whole schemes over the last four quarters that are over (security.md J), so nobody
    is named and no small group shown, nor one told that a quarter's page, or a scheme's, hides. Two
    queries.
    """
    year = year_before(on)
    rows = UnmetNeed.objects.standing().filter(
        referral__scheme__in=scheme_ids, recorded_at__date__range=(year.first, year.last)
    )
    by_scheme = rows.values("need", "referral__scheme").annotate(n=Count("referral", distinct=True))
    parts: dict[str, list[int]] = {}
    for need, count in by_scheme.order_by("need").values_list("need", "n"):
        parts.setdefault(need, []).append(count)
    counts = {need: sum(each) for need, each in parts.items()}
    told = told_with_parts(parts) | told_with_published(
        Organisation.objects.filter(pk__in=scheme_ids).values("parent_id"),
        quarter_of(year.first),
        counts,
        tile="needs",
        column="unmet",
    )
    figures = {need: Figure(None) if need in told else suppress(n) for need, n in counts.items()}
    ordered = sorted(figures, key=lambda need: (-(figures[need].value or 0), need))
    return [Missing(need, str(Need(need).label), str(figures[need])) for need in ordered]


def year_words(on: date) -> str:
    """Return in words which year the figures are of."""
    year = year_before(on)
    days = {"first": dates.day(year.first), "last": dates.day(year.last)}
    return _("%(first)s to %(last)s") % days
