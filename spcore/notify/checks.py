"""What `manage.py check` says about the wording of messages."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from spcore.notify import wording


@register("messages")
def messages_name_nobody(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse a message template that takes anything but the facts every message may have."""
    return [
        Error(
            f"templates/messages/{template.name} takes {', '.join(strange)}.",
            hint=f"A message may say {', '.join(sorted(wording.ALLOWED | wording.ALWAYS))}.",
            id="notify.E001",
        )
        for template in sorted(wording.TEMPLATES.glob("*.txt"))
        if (strange := wording.strange_words(template))
    ]
