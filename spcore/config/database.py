"""How a process connects to PostgreSQL: as which role, and how long it may wait."""

from typing import Any
from urllib.parse import unquote

# Serving: no statement, lock or forgotten transaction may hold up the others.
LIMITS = {
    "statement_timeout": 15_000,
    "lock_timeout": 5_000,
    "idle_in_transaction_session_timeout": 60_000,
}
# Pages come from memory or an SSD, so an index is worth its jumps; names with a typing error in
# them (gardning) still find what they mean. A table is read from its beginning, not from where
# somebody else is in it: the second page of a search is of the same listings as the first.
PLANNING = {
    "jit": "off",
    "random_page_cost": 1.1,
    "pg_trgm.word_similarity_threshold": 0.5,
    "synchronize_seqscans": "off",
}


def connection(address: dict[str, Any], *, role: str, limited: bool) -> dict[str, Any]:
    """
    Return Django's description of the one connection.

    `address` is the parsed DATABASE_URL, its host a name or a percent-encoded socket folder. `role`
    is taken on after connecting (empty: stay who one is). Without `limited` there are no time
    limits: migrations and loading need longer.
    """
    options = [f"-c {name}={value}" for name, value in PLANNING.items()]
    if role:
        options.append(f"-c role={role}")
    if limited:
        options += [f"-c {name}={milliseconds}" for name, milliseconds in LIMITS.items()]
    return {
        **address,
        "HOST": unquote(address.get("HOST") or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**address.get("OPTIONS", {}), "options": " ".join(options)},
    }
