"""What a process that answers requests does once, before the first of them."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.shortcuts import resolve_url
from django.template.loader import get_template
from django.urls import get_resolver

from spcore.working_days import bank_holidays

# REST framework loads them where they are there, for a client in tests and for pages we do not
# have: three megabytes in every worker.
SPARED = ("requests", "pygments")


@contextmanager
def spared() -> Iterator[None]:
    """Let what is loaded meanwhile do without some packages, as if they were not there."""
    names = [name for name in SPARED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(names))  # None: an import of it fails
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def settle() -> None:
    """
    Load every address and the frame of every page, and leave both out of searches for garbage.

    So nobody waits for the first page, a search takes a fraction of its time, and, as it begins
    where a quarter of what is searched is new, what is left over never piles up.
    """
    get_resolver().resolve("/")
    resolve_url(settings.LOGIN_URL)  # the addresses of all pages by their names
    bank_holidays()
    get_template("layouts/base.html")
    gc.collect()
    gc.freeze()
