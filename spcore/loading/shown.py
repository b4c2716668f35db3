"""A decision on a file is a decision on what a page showed of it, not on what it is by now."""

import json
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from spcore.errors import Conflict


def stands_for(*said: Any) -> str:
    """Return what stands on a page for the state of a file, another once any of it changed."""
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def check_shown(shown: str | None, *, now: str) -> None:
    """:raises Conflict: when a page showed another state; None is of whoever saw no page."""
    if shown is not None and shown != now:
        raise Conflict(_("Somebody has gone on with this file meanwhile. Open it again"))
