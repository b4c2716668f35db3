"""
Finds the best candidates for a person: one statement, narrow rows, no listing read.

For each need it takes the best within reach, each service at its nearest place that will do, and
the best without a journey.
"""

from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    FloatField,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat, Greatest

from providers.models import Candidate
from providers.selectors import candidates
from providers.selectors.match_query import MatchQuery
from providers.selectors.match_rules import (
    Bar,
    Rule,
    access_bars,
    access_rules,
    bars_for,
    rules_for,
)
from providers.selectors.match_standings import STANDINGS
from providers.selectors.query import Origin
from providers.selectors.written import BOUNDS, Sql, ask, sql_of

READ = 20  # for each need, near and without a journey each
ORDER = "ORDER BY points DESC, name, service_id"
# The need that the statement is at.
ASKED = RawSQL("asked.need", ())


class Best(NamedTuple):
    """A candidate that may become an option; `answers` has a sign for each rule."""

    pk: UUID
    provider_id: UUID
    needs: list[str]
    metres: float | None
    answers: str
    points: float
    name: str


_COLUMNS = ("service_id", *Best._fields[1:])


def best_candidates(query: MatchQuery) -> list[Best]:
    """Return the best for each need; one may be there for several, and in both ways."""
    return [Best(*row) for row in ask(_best_rows, query, is_kept=True)]


def rules_of(query: MatchQuery, *, is_near: bool) -> list[Rule]:
    """Return the rules that the answers of a candidate are to."""
    return [*rules_for(query), *(access_rules(query) if is_near else ())]


def within_reach(query: MatchQuery) -> QuerySet[Candidate]:
    """Narrow to what is within the person's reach, with `metres`."""
    return candidates.within(_home(query), query.reach_km)


def without(rows: QuerySet[Candidate], bars: list[Bar]) -> QuerySet[Candidate]:
    """Leave out what is ruled out; what nobody said rules nothing out."""
    for bar in bars:
        out = Case(When(bar.out, then=Value(1)), default=Value(0), output_field=IntegerField())
        rows = rows.alias(out=out).filter(out=0)
    return rows


def _home(query: MatchQuery) -> Origin:
    if query.origin is None:
        raise ValueError("what is near needs a place to measure from")
    return query.origin


def _best_rows(query: MatchQuery) -> Sql:
    parts = [_remote(query)]
    if query.origin and not query.stays_home:
        parts.append(_near(query))
    needs = ", ".join(["%s"] * len(query.needs))
    each = " UNION ALL ".join(f"({sql})" for sql, _parameters in parts)
    sql = f"SELECT best.* FROM unnest(ARRAY[{needs}]::varchar[]) AS asked(need), LATERAL ({each}) best"  # noqa: S608, E501 ours
    return sql, (*query.needs, *(one for _sql, told in parts for one in told))


def _near(query: MatchQuery) -> Sql:
    bars = access_bars(query)
    rows = without(within_reach(query).filter(need=ASKED), [*bars_for(query), *bars])
    rows = rows.filter(
        Q(has_others=False) | ~Exists(without(candidates.nearer(_home(query)), bars))
    )
    reach = Value(query.reach_km * 1000.0)
    share = Greatest(Value(1.0) - F("metres") / reach, Value(0.0), output_field=FloatField())
    near = share * Value(float(query.weights["near"]))
    return sql_of(_ranked(rows, query, rules_of(query, is_near=True), near))


def _remote(query: MatchQuery) -> Sql:
    """
    Write what reads standing after standing, each only where it may hold one of the best.

    That is exact: the most that a standing can get is known before it is read.
    """
    rules, steps, parameters = rules_of(query, is_near=False), [], list[Any]()
    fitting = without(Candidate.objects.filter(need=ASKED, location_id=None), bars_for(query))
    fitting = fitting.annotate(metres=Cast(Value(None), FloatField()))
    for number, (standing, bound) in enumerate(zip(STANDINGS, BOUNDS, strict=True)):
        rows = fitting.filter(standing.rows(query.on))
        if number:
            found = f"SELECT count(*) < {READ} OR min(points) <= %s FROM best_{number - 1}"  # noqa: S608 ours
            rows = rows.filter(RawSQL(found, (bound,), output_field=BooleanField()))  # noqa: S611 ours
        sql, told = sql_of(_ranked(rows, query, rules, Value(0.0)))
        before = f"SELECT * FROM best_{number - 1} UNION ALL " if number else ""  # noqa: S608 ours
        steps.append(
            f"best_{number} AS (SELECT * FROM ({before}({sql})) so_far {ORDER} LIMIT {READ})"  # noqa: S608 ours
        )
        parameters += told
    return f"WITH {', '.join(steps)} SELECT * FROM best_{len(STANDINGS) - 1}", tuple(parameters)  # noqa: S608 ours


def _ranked(
    rows: QuerySet[Candidate], query: MatchQuery, rules: list[Rule], near: Any
) -> QuerySet[Candidate, Any]:
    """Return the best rows with an answer for every rule: "+", "-" or "?"."""
    parts, points = [], near
    for rule in rules:
        weight = float(query.weights[rule.weight])
        parts.append(_case(rule, "+", "-", "?", TextField()))
        points = points + _case(rule, weight, -weight, 0.0, FloatField())
    answers = Concat(*parts, Value(""), output_field=TextField())
    ranked = rows.annotate(answers=answers, points=Cast(points, FloatField()))
    return ranked.order_by("-points", "name", "service_id").values_list(*_COLUMNS)[:READ]


def _case(rule: Rule, yes: Any, no: Any, neither: Any, output: Any) -> Case:
    whens = [When(rule.holds, then=Value(yes))]
    if rule.fails is not None:
        whens.append(When(rule.fails, then=Value(no)))
    return Case(*whens, default=Value(neither), output_field=output)
