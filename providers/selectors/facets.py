"""How many of what was found are free, online, have places and so on: counted with the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.fields import Field

from providers.models import Capacity, Service

CAP = 1000  # counting further costs more than it tells
FLAGS: Mapping[str, Q] = {
    "free": Q(is_free=True),
    "places": Q(capacity=Capacity.OPEN),
    "in_person": Q(in_person=True),
    "at_home": Q(at_home=True),
    "online": Q(online=True),
    "by_phone": Q(by_phone=True),
    "one_to_one": Q(one_to_one=True),
    "small_group": Q(small_group=True),
    "quiet": Q(is_quiet=True),
    "accompanied": Q(accompanied_first_visit=True),
    "transport": Q(offers_transport=True),
    "women": Q(women_only=True),
}


@dataclass(frozen=True, slots=True)
class Facets:
    """
    What was found, counted: by need, by flag, by language. Beyond the cap only `total` holds.

    A service of several needs counts for each.
    """

    total: int = 0
    needs: Mapping[str, int] = field(default_factory=dict)
    flags: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)

    @staticmethod
    def counting(chosen: QuerySet[Service]) -> "_Counts":
        """Return the counts as text that a row of the same query can carry: asked once for all."""
        flags = {
            f"counts_{name}": Case(
                When(wish, then=Value(True)), default=Value(False), output_field=BooleanField()
            )
            for name, wish in FLAGS.items()
        }
        rows = chosen.order_by().annotate(**flags).values_list("needs", "languages", *flags)
        return _Counts(rows[: CAP + 1])


class _Counts(Subquery):
    """The counts of a query's rows as one text; it depends on no row around it."""

    output_field: Field = TextField()
    # Only the names above are put in.
    template = (
        "(WITH found (needs, languages, "  # noqa: S608
        + ", ".join(FLAGS)
        + ") AS MATERIALIZED (%(subquery)s) SELECT json_build_object("
        "'total', (SELECT count(*) FROM found), "
        "'needs', (SELECT json_object_agg(k, n) FROM"
        " (SELECT unnest(needs) k, count(*) n FROM found GROUP BY 1) counts), "
        "'languages', (SELECT json_object_agg(k, n) FROM"
        " (SELECT unnest(languages) k, count(*) n FROM found GROUP BY 1) counts), "
        "'flags', (SELECT json_build_object("
        + ", ".join(f"'{name}', count(*) FILTER (WHERE {name})" for name in FLAGS)
        + ") FROM found))::text)"
    )


def facets_of(counted: Mapping[str, Any]) -> Facets:
    """Return the counts out of what the database wrote."""
    total = counted["total"]
    if total > CAP:
        return Facets(total=total)
    return Facets(
        total=total,
        needs=counted["needs"] or {},
        flags=counted["flags"] or {},
        languages=counted["languages"] or {},
    )
