"""An event changed; refuses a stale one and shows both."""

from typing import Any

from django.utils import timezone

from linkworkers.forms.event_add import EventFieldsForm
from linkworkers.models import NetworkEvent
from spcore.ui.versions import VersionedForm


class EventEditForm(EventFieldsForm, VersionedForm):
    """The fields, with the version they were read at."""


def saved_of(event: NetworkEvent) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    local = timezone.localtime(event.starts_at)
    return {
        "title": event.title,
        "about": event.about,
        "on": local.date(),
        "at_time": local.time().replace(second=0, microsecond=0),
        "minutes": int((event.ends_at - event.starts_at).total_seconds() // 60),
        "place": event.place,
        "online": event.online,
    }
