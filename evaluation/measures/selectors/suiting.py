"""Of whom a scheme asks something on an occasion, as a condition on many cases at once."""

from django.db.models import Exists, OuterRef, Q

from evaluation.measures.models import Instrument, MeasureChoice, Occasion
from evaluation.measures.selectors.choices import DEFAULT, USUAL


def something_to_ask(occasion: Occasion) -> Q:
    """
    Return which cases, with an age called `years`, have a measure of the scheme to be asked then.

    A reminder to ask somebody for whom the scheme has nothing could be met by nobody.
    """
    fits = Instrument.objects.filter(
        Q(from_age=None) | Q(from_age__lte=OuterRef("years")),
        Q(to_age=None) | Q(to_age__gte=OuterRef("years")),
    )
    chosen = MeasureChoice.objects.filter(scheme=OuterRef(OuterRef("scheme_id")), is_on=True)
    chosen = chosen.filter(occasions__contains=[occasion])
    asked = Q(Exists(fits.filter(family__in=chosen.values("family"))))
    if occasion not in USUAL:
        return asked
    never_chose = ~Exists(MeasureChoice.objects.filter(scheme=OuterRef("scheme_id")))
    return asked | (Q(never_chose) & Q(Exists(fits.filter(family__in=DEFAULT))))
