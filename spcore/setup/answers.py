"""Tell by the exit code whether a PostgreSQL (from 15) and a Redis answer at two addresses."""

import contextlib
import sys

import psycopg2
import redis

OLDEST = 150000


def main(database: str, broker: str) -> int:
    """Return 0 when both answer, else say which does not."""
    try:
        with contextlib.closing(psycopg2.connect(database, connect_timeout=5)) as connection:
            version = connection.server_version
        with redis.Redis.from_url(broker, socket_timeout=5) as client:
            client.ping()
    except (psycopg2.Error, redis.RedisError) as error:
        print(f"No answer: {error}")
        return 1
    if version < OLDEST:
        print(f"PostgreSQL {version // 10000} is too old.")
        return 1
    print(f"PostgreSQL {version // 10000} and Redis answer.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
