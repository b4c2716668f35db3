"""
Keeps the cells: sums of facts for whole areas, in step with the facts by what changes.

A changed fact adds what it gives now, less what it gave before. The changes are folded in
every few minutes; whoever reads adds those that are not folded yet, so no figure is late.
"""

from secrets import choice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from evaluation.facts.models import ENGLAND
from evaluation.facts.selectors.counting import STAGES
from spcore.loading.copying import lift_timeout

_SIDES = "scope_kind, scope_id, tile, month, a, b"
_REACHED = ", ".join(f"('{name}', f.{column})" for name, column in STAGES)
# What one referral gives: a stage reached, a need named, a stage reached by a group of people, and
# the days until a first contact: how many waited so long, of which any median can be told.
_GIVEN = f"""
SELECT f.icb_id, tile.name AS tile, date_trunc('month', f.submitted_on)::date AS month,
       tile.a, tile.b, tile.x
FROM {{facts}} f
CROSS JOIN LATERAL (
    SELECT 'stage' AS name, stage.name AS a, '' AS b, 0 AS x
    FROM (VALUES {_REACHED}) stage (name, day) WHERE stage.day IS NOT NULL
    UNION ALL SELECT 'need', need, '', 0 FROM unnest(f.needs) need
    UNION ALL SELECT 'wait', 'first_contact', (f.first_contact_on - f.submitted_on)::text,
        f.first_contact_on - f.submitted_on
    WHERE f.first_contact_on IS NOT NULL
    UNION ALL SELECT part.tile, part.value, stage.name, 0
    FROM (VALUES ('deprivation', coalesce(f.imd_decile::text, '')), ('age', f.age_band))
        part (tile, value)
    CROSS JOIN (VALUES {_REACHED}) stage (name, day) WHERE stage.day IS NOT NULL
) tile
WHERE f.submitted_on IS NOT NULL
"""  # noqa: S608  the words are this module's own
GIVEN = _GIVEN.format(facts="facts_referralfact")
# It is given to all of England, and to its own area where it has one.
SCOPES = f"""
CROSS JOIN LATERAL (VALUES ('england', '{ENGLAND}'::uuid), ('icb', given.icb_id))
    scope (scope_kind, scope_id)
"""
_SUMS = "count(*)::int, sum(x), sum(x::float8 * x)"
# All cells at once, each fact read three times instead of thirty: the same as grouping all that
# facts give, which `OFF` holds them against.
_COUNTS = ", ".join(f"count(f.{column})::int AS {name}" for name, column in STAGES)
_STAGES = ", ".join(f"('{name}', {name})" for name, _column in STAGES)
REBUILD = f"""
WITH f AS NOT MATERIALIZED (
    SELECT *, date_trunc('month', submitted_on)::date AS month FROM facts_referralfact
    WHERE submitted_on IS NOT NULL
), reached AS (
    SELECT icb_id, month, coalesce(imd_decile::text, '') AS imd, age_band AS age,
        CASE grouping(imd_decile, age_band) WHEN 3 THEN 'stage' WHEN 1 THEN 'deprivation'
            ELSE 'age' END AS tile, {_COUNTS}
    FROM f GROUP BY GROUPING SETS ((icb_id, month), (icb_id, month, imd_decile),
                                   (icb_id, month, age_band))
), areas (icb_id, tile, month, a, b, n, total, squares) AS MATERIALIZED (
    SELECT icb_id, tile, month, CASE tile WHEN 'stage' THEN name WHEN 'age' THEN age ELSE imd END,
        CASE tile WHEN 'stage' THEN '' ELSE name END, number, 0, 0::float8
    FROM reached CROSS JOIN LATERAL (VALUES {_STAGES}) stage (name, number) WHERE number > 0
    UNION ALL SELECT icb_id, 'need', month, need, '', count(*)::int, 0, 0
    FROM f CROSS JOIN LATERAL unnest(f.needs) need GROUP BY icb_id, month, need
    UNION ALL SELECT icb_id, 'wait', month, 'first_contact', days::text, count(*)::int,
        sum(days), sum(days::float8 * days)
    FROM f CROSS JOIN LATERAL (SELECT first_contact_on - submitted_on AS days) wait
    WHERE days IS NOT NULL GROUP BY icb_id, month, days
)
INSERT INTO facts_cell ({_SIDES}, n, total, squares)
SELECT 'icb', icb_id, tile, month, a, b, n, total, squares FROM areas WHERE icb_id IS NOT NULL
UNION ALL SELECT 'england', '{ENGLAND}', tile, month, a, b, sum(n), sum(total), sum(squares)
FROM areas GROUP BY tile, month, a, b
"""  # noqa: S608
# Facts that a statement writes or deletes, `changed`, beside what they were: a statement sees its
# tables as they stood when it began. What they gave and give again is no change. It is summed
# before it is given to both areas.
CHANGE = f"""
WITH changed AS ({{write}} RETURNING fact.*)
INSERT INTO facts_cellchange ({_SIDES}, n, total, squares)
SELECT {_SIDES}, n, total, squares FROM (
    SELECT icb_id, tile, month, a, b, sum(sign)::int AS n, sum(sign * x) AS total,
           sum(sign * x::float8 * x) AS squares
    FROM ({{given}}) each GROUP BY icb_id, tile, month, a, b
) given {SCOPES} WHERE scope_id IS NOT NULL AND (n <> 0 OR total <> 0 OR squares <> 0)
"""  # noqa: S608
_BEFORE = f"""
SELECT old.*, -1 AS sign FROM (
    {GIVEN} AND f.referral_id IN (SELECT referral_id FROM changed)) old
"""  # noqa: S608
_NOW = f"SELECT new.*, 1 AS sign FROM ({_GIVEN.format(facts='changed')}) new"  # noqa: S608
HOLD = """
SELECT pg_advisory_xact_lock(hashtextextended(each::text, 0))
FROM (SELECT unnest(%(ids)s::uuid[]) AS each ORDER BY 1) ids
"""
FOLD = f"""
WITH folded AS (DELETE FROM facts_cellchange RETURNING *)
INSERT INTO facts_cell AS cell ({_SIDES}, n, total, squares)
SELECT {_SIDES}, sum(n), sum(total), sum(squares) FROM folded GROUP BY {_SIDES}
ON CONFLICT ({_SIDES}) DO UPDATE SET n = cell.n + excluded.n,
    total = cell.total + excluded.total, squares = cell.squares + excluded.squares
"""  # noqa: S608
# A cell that is off: kept and counted differ, of the areas asked for.
OFF = f"""
WITH kept AS (
    SELECT {_SIDES}, sum(n) AS n, sum(total) AS total FROM (
        SELECT {_SIDES}, n, total FROM facts_cell
        UNION ALL SELECT {_SIDES}, n, total FROM facts_cellchange
    ) each WHERE scope_id = %(scope)s GROUP BY {_SIDES}
), counted ({_SIDES}, n, total, squares) AS (
    SELECT {_SIDES}, {_SUMS} FROM ({GIVEN}) given {SCOPES}
    WHERE scope_id = %(scope)s GROUP BY {_SIDES}
)
SELECT count(*) FROM kept FULL JOIN counted USING ({_SIDES})
WHERE coalesce(kept.n, 0) <> coalesce(counted.n, 0)
   OR abs(coalesce(kept.total, 0) - coalesce(counted.total, 0)) > 0.5
"""  # noqa: S608


def hold() -> None:
    """
    Let nobody change facts until this transaction ends: all of them are written again.

    A country's facts take minutes; the limit of time is for requests. In the usual 4 MB millions of
    rows would be sorted and joined by way of the disk.
    """
    lift_timeout()
    _run("SET LOCAL work_mem = '64MB'", {})
    _run("LOCK TABLE facts_cellchange IN SHARE ROW EXCLUSIVE MODE", {})


def hold_some(ids: list[UUID]) -> None:
    """Let nobody else change the facts of these referrals meanwhile, else they would give twice."""
    _run(HOLD, {"ids": ids})


def written(write: str) -> str:
    """Return a statement that writes facts of referrals, and what that changes in cells."""
    return CHANGE.format(write=write, given=f"{_BEFORE} UNION ALL {_NOW}")


def deleted(delete: str) -> str:
    """Return a statement that deletes facts of referrals, and takes from cells what they gave."""
    return CHANGE.format(write=delete, given=_BEFORE)


@transaction.atomic
def fold() -> int:
    """Fold what changed into the cells, and return how many cells that touched."""
    return _run(FOLD, {})


@transaction.atomic
def rebuild_cells() -> int:
    """Sum every fact again, and return how many cells there are."""
    hold()
    _run("DELETE FROM facts_cellchange", {})
    _run("DELETE FROM facts_cell", {})
    return _run(REBUILD, {})


@transaction.atomic
def cells_off(scope_id: UUID | str = ENGLAND) -> int:
    """Return how many cells of one area are not what counting its facts gives. Nought, always."""
    lift_timeout()
    with connection.cursor() as cursor:
        cursor.execute(OFF, {"scope": str(scope_id)})
        return int(cursor.fetchone()[0])


def some_scope() -> UUID:
    """Return one area that has cells, drawn by lot; all of England where none has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT scope_id FROM facts_cell")
        scopes = [row[0] for row in cursor.fetchall()]
    return choice(scopes) if scopes else UUID(ENGLAND)


def _run(statement: str, parameters: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)
