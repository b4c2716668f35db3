"""Several people who act at the same instant."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from spcore.errors import DomainError


def at_once(*works: Callable[[], object], refusal: type[DomainError] = DomainError) -> list[bool]:
    """Do all works at the same time, each on a connection of its own; tell which were allowed."""
    gate = Barrier(len(works))

    def one(work: Callable[[], object]) -> bool:
        gate.wait()
        try:
            work()
        except refusal:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))
