"""What must hold before somebody's role ends: the apps above say it, this one asks."""

from collections.abc import Callable, Iterable

from spcore.accounts.models import Membership

Check = Callable[[Membership], None]
_CHECKS: list[Check] = []


def before_leaving(check: Check) -> Check:
    """Let an app above refuse, by raising `Conflict`, that a role ends (from its `ready()`)."""
    if check not in _CHECKS:
        _CHECKS.append(check)
    return check


def check_leaving(memberships: Iterable[Membership]) -> None:
    """Ask every check about every role that is about to end. :raises Conflict:"""
    for membership in memberships:
        for check in _CHECKS:
            check(membership)
