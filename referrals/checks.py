"""What `manage.py check --database default` says about the rotas."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError
from django.utils import timezone

from referrals.selectors.rota import teams_with_gaps


@register(Tags.database)
def somebody_is_on_call(**options: Any) -> list[CheckMessage]:
    """Name each team with staffed hours in the next 14 days at which nobody is on call."""
    if not options.get("databases"):
        return []
    try:
        found = teams_with_gaps(at=timezone.now())
    except DatabaseError:  # not migrated yet: there are no teams
        return []
    return [
        Warning(
            f"{name}: nobody is on call in {number} stretches of staffed hours within 14 days.",
            hint="A supervisor fills the rota at /rota/. Until then a concern goes to them.",
            id="referrals.W001",
        )
        for name, number in found.items()
    ]
