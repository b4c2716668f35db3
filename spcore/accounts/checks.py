"""What `manage.py check` says about sign-in."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from spcore.accounts import demo_accounts


@register(Tags.database)
def demo_holds_no_real_people(**options: Any) -> list[CheckMessage]:
    """Refuse to run the demo on a database with users or people who are not made up."""
    if not settings.DEMO or not options.get("databases"):
        return []
    try:
        why = demo_accounts.refusal()
    except DatabaseError:  # not migrated yet: nobody is in it
        return []
    hint = "Use another database, or unset DEMO."
    return [Error(f"The demo does not start: {why}.", hint=hint, id="accounts.E001")] if why else []
