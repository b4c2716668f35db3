"""Why nothing was good enough: the service holds the answers to its rules."""

from collections.abc import Mapping

from referrals.models import Lacking
from referrals.services import Lack


def lack_of(sent: Mapping[str, str]) -> Lack:
    """Return the need and the reason; without one, that there is nothing."""
    return Lack(
        need=sent.get("need", ""),
        why=sent.get("why") or Lacking.NOTHING,
        words=" ".join(sent.get("words", "").replace("\x00", "").split()),
    )
