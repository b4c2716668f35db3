"""
The rules a match is made by: each is a condition, its points, and the words for either answer.

The same table orders the options in the database, gives the reasons on the page, and is the page
that explains them. Each condition is of a candidate, so whatever it asks must be kept there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models import Capacity, ReferralRoute
from providers.selectors.filters import assured
from providers.selectors.freshness import due_before, stale_before
from providers.selectors.match_query import MatchQuery
from spcore.needs import Need

LONG_WAIT = 8  # weeks
REMOTE = Q(online=True) | Q(by_phone=True) | Q(at_home=True)
ACCESS = {
    "is_step_free": (_("Step-free"), _("Not step-free"), _("Ask whether it is step-free")),
    "has_accessible_toilet": (
        _("Accessible toilet"),
        _("No accessible toilet"),
        _("Ask about an accessible toilet"),
    ),
    "has_hearing_loop": (_("Hearing loop"), _("No hearing loop"), _("Ask about a hearing loop")),
    "has_parking": (_("Parking"), _("No parking"), _("Ask about parking")),
}
PREFERENCES = {
    "one_to_one": (_("One to one"), _("Not one to one"), _("Ask whether it is one to one")),
    "small_group": (_("Small group"), _("Not a small group"), _("Ask how large the group is")),
    "is_quiet": (_("Quiet"), _("Not quiet"), _("Ask whether it is quiet")),
    "accompanied_first_visit": (
        _("Somebody can come along the first time"),
        _("Nobody said that somebody can come along"),
        "",
    ),
    "online": (_("Can be done online"), _("Not online"), ""),
    "at_home": (_("Comes to their home"), _("Does not come to their home"), ""),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One reason. `holds` earns the points of `weight`, `fails` costs them; null is neither.

    `unknown` is what to ask where neither is said.
    """

    weight: str
    holds: Q
    good: Any
    fails: Q | None = None
    bad: Any = ""
    unknown: Any = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What rules a service out for this person, and how that is said."""

    out: Q
    words: Any


def rules_for(query: MatchQuery) -> list[Rule]:
    """Return the rules that this person's question asks for, in the order they are told."""
    return [
        *_needs(query),
        *_getting_there(query),
        *_money_and_words(query),
        *_preferences(query),
        *_places(query),
        *_trust(query),
    ]


def _needs(query: MatchQuery) -> Iterator[Rule]:
    for need in query.needs:
        # A stand-in of a statement that is written out once is no need, and shown to nobody.
        name = str(Need(need).label).lower() if need in Need.values else ""
        label = _("Helps with: %(need)s") % {"need": name}
        yield Rule("need", Q(needs__contains=[need]), label)


def _getting_there(query: MatchQuery) -> Iterator[Rule]:
    if query.stays_home:
        yield Rule("no_travel", REMOTE, _("No journey needed"))
    if query.needs_transport:
        yield Rule(
            "transport",
            Q(offers_transport=True) | REMOTE,
            _("Helps with getting there, or no journey is needed"),
            Q(offers_transport=False),
            _("No help with getting there"),
            _("Ask about help with getting there"),
        )


def _money_and_words(query: MatchQuery) -> Iterator[Rule]:
    if query.wants_free:
        costs = Q(is_free=False)
        yield Rule(
            "free", Q(is_free=True), _("Free"), costs, _("Costs something"), _("Ask what it costs")
        )
    if query.language:
        spoken = _("%(language)s is spoken") % {"language": query.language}
        ask = _("Ask about %(language)s or an interpreter") % {"language": query.language}
        yield Rule("language", Q(languages__contains=[query.language]), spoken, unknown=ask)


def _preferences(query: MatchQuery) -> Iterator[Rule]:
    for column in query.prefers:
        good, bad, unknown = PREFERENCES[column]
        yield Rule("preference", Q(**{column: True}), good, Q(**{column: False}), bad, unknown)


def _places(query: MatchQuery) -> Iterator[Rule]:
    full = Q(capacity=Capacity.FULL)
    yield Rule("places", Q(capacity=Capacity.OPEN), "", full)
    yield Rule("wait", Q(pk=None), "", Q(wait_weeks__gt=LONG_WAIT) & ~Q(capacity=Capacity.OPEN))


def _trust(query: MatchQuery) -> Iterator[Rule]:
    yield Rule("assured", assured(query.on), _("Can receive a referral from here"))
    yield Rule("fresh", Q(verified_on__gte=due_before(query.on)), "")
    fails = Q(verified_on=None) | Q(verified_on__lt=stale_before(query.on))
    yield Rule("stale", Q(pk=None), "", fails)


def access_rules(query: MatchQuery) -> Iterator[Rule]:
    """Give the rules on the place itself; where its access is known to be wrong, it is barred."""
    for column in query.access:
        good, _bad, unknown = ACCESS[column]
        yield Rule("access", Q(**{column: True}), good, unknown=unknown)


def bars_for(query: MatchQuery) -> list[Bar]:
    """Return what rules a service out for this person, wherever it happens."""
    bars = []
    if query.age is not None:
        out = Q(minimum_age__gt=query.age) | Q(maximum_age__lt=query.age)
        bars.append(Bar(out, _("For other ages")))
    if query.areas:
        out = Q(areas__0__isnull=False) & ~Q(areas__overlap=list(query.areas))
        bars.append(Bar(out, _("For people of another area")))
    if query.must_be_assured:
        words = _("Not assured to receive personal data. They can still be told about it")
        bars.append(Bar(~assured(query.on), words))
    if query.comes_alone:
        bars.append(Bar(~Q(referral_route=ReferralRoute.SELF), _("People do not go by themselves")))
        full = Q(capacity__in=[Capacity.FULL, Capacity.WAITING_LIST])
        bars.append(Bar(full, _("Has no place now")))
    return bars


def access_bars(query: MatchQuery) -> list[Bar]:
    """Return what rules a place out: somebody said that it is not as the person needs it."""
    return [Bar(Q(**{column: False}), ACCESS[column][1]) for column in query.access]
