"""Calls whose writing is taken back."""

from collections.abc import Callable

from django.db import transaction


def undone(call: Callable[[], object]) -> Callable[[], object]:
    """Return the call in a transaction that is taken back, so that every run begins the same."""

    def run() -> object:
        with transaction.atomic():
            found = call()
            transaction.set_rollback(True)
        return found

    return run
