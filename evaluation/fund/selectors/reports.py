"""What was recorded in an award's year, for its report: suppressed before it leaves the service."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.models import Award
from evaluation.fund.states import AwardStatus
from evaluation.measures.selectors import impact, linked_years
from evaluation.measures.selectors.people_sent import sent_as_published
from evaluation.measures.selectors.sheet import sheet_of
from evaluation.periods import FinancialYear
from spcore.accounts.actor import Actor

REPORTED = (AwardStatus.ACCEPTED, AwardStatus.STOPPED)
ITEMS = {
    "satisfied": gettext_lazy("Satisfied with life"),
    "worthwhile": gettext_lazy("Things done are worthwhile"),
    "happy": gettext_lazy("Happy yesterday"),
    "anxious": gettext_lazy("Anxious yesterday (lower is better)"),
}

# Kept with the figures, so that nobody reads them without (practice.md 30).
NO_COMPARISON = gettext_lazy(
    "There is no comparison group, and people who begin low tend to rise by themselves. Link "
    "workers asked, so it is about all the help together"
)

OF_ALL = gettext_lazy(
    "All the provider’s services: beside its other reports of this year, figures of these alone "
    "would tell of a few people"
)


def figures_for(award: Award, year: FinancialYear, *, actor: Actor, on: date) -> list[list[str]]:
    """
    Return what happened to those sent to the award's services in a financial year, in words.

    A financial year is four calendar quarters, so it is a period that other figures know. Counts of
    1 to 7 are hidden, and what would tell one that another page hides; the others are rounded.
    Wellbeing only from thirty people asked twice on. Nothing is retyped: a provider reports what
    its link workers and registers recorded.
    """
    period = impact.Year(year.start, year.end)
    services = _services(award)
    sets = {linked_years.ALL, services, *(_services(each) for each in _beside(award, year))}
    found = {each: impact.numbers(actor=actor, year=period, services=each) for each in sets}
    quarters = sent_as_published(award.application.provider_id, year, on=on)
    pages = linked_years.protected(found, quarters)
    sheet = sheet_of(pages.get(services, pages[linked_years.ALL]))
    rows = [] if services in pages else [[_("Counted of"), str(OF_ALL)]]
    rows += [
        [_("People sent to the services"), sheet.people],
        [_("Referrals accepted"), sheet.accepted],
        [_("Referrals that started"), sheet.started],
        [_("Visits"), sheet.visits],
        [_("Came without referral"), sheet.without_referral],
        *([_("Ended: %(how)s") % {"how": how.lower()}, n] for how, n in sheet.ends.items()),
    ]
    if sheet.helped_share:
        rows.append([_("Got help, or partly, of those who ended"), sheet.helped_share])
    outcomes = impact.outcomes(actor=actor, year=period, services=services)
    words = _("%(before)s before, %(after)s after (means, 0 to 10): changed by %(change)s")
    means = [[str(ITEMS[one.item]), words % asdict(one)] for one in outcomes.rows]
    if means:
        asked = {"pairs": outcomes.shown_pairs, "asked": outcomes.shown_asked}
        rows.append([_("Asked twice"), _("%(pairs)s, of %(asked)s asked at the start") % asked])
        if outcomes.mixed:
            rows.append([_("Answered in another way the second time"), outcomes.shown_mixed])
        means.append([_("Ranges"), _("95% intervals: where the true figure is likely to lie")])
        means.append([_("How to read this"), str(NO_COMPARISON)])
    return [*rows, *means]


def _services(award: Award) -> frozenset[UUID]:
    return frozenset(award.application.services.values_list("pk", flat=True))


def _beside(award: Award, year: FinancialYear) -> QuerySet[Award]:
    """Return the provider's other awards that report on the year."""
    rows = Award.objects.filter(application__provider=award.application.provider_id)
    rows = rows.filter(status__in=REPORTED, starts_on__lte=year.end, ends_on__gte=year.start)
    return rows.exclude(pk=award.pk)
