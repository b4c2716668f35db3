"""The colour and words of every status a page may show; a test holds them to the state tables."""

from types import MappingProxyType

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from spcore.ui.control_html import escape

# Grey: over or not begun. Blue: it runs. Green: good. Yellow: somebody waits. Red: needs a person.
TAGS = MappingProxyType(
    {
        "draft": ("grey", _("Draft")),
        "submitted": ("yellow", _("Waiting for triage")),
        "returned": ("orange", _("Returned to the referrer")),
        "redirected": ("grey", _("Sent to another door")),
        "accepted": ("green", _("Accepted")),
        "waiting": ("yellow", _("Waiting for a link worker")),
        "allocated": ("aqua-green", _("With a link worker")),
        "active": ("blue", _("Being helped")),
        "paused": ("purple", _("Paused")),
        "closed": ("grey", _("Closed")),
        "withdrawn": ("grey", _("Withdrawn")),
        "entered_in_error": ("pink", _("Made in error")),
        "offered": ("white", _("Offered to the person")),
        "chosen": ("aqua-green", _("Chosen by the person")),
        "sent": ("yellow", _("Sent, no answer yet")),
        "seen": ("yellow", _("Seen by the service")),
        "waiting_list": ("purple", _("On the waiting list")),
        "declined": ("red", _("Declined by the service")),
        "expired": ("red", _("No answer in time")),
        "booked": ("aqua-green", _("First visit booked")),
        "started": ("blue", _("Started")),
        "ended": ("green", _("Ended")),
        "did_not_attend": ("orange", _("Did not come")),
        "passed_on": ("grey", _("Passed on")),
    }
)


def tag_html(text: object, colour: str = "") -> SafeString:
    """Return an NHS tag. For rows of a list too: no template is read."""
    modifier = f" nhsuk-tag--{escape(colour)}" if colour else ""
    return SafeString(f'<strong class="nhsuk-tag{modifier}">{escape(text)}</strong>')


def status_html(status: object) -> SafeString:
    """Return the tag of a referral's or onward referral's status. :raises KeyError: not in TAGS."""
    colour, label = TAGS[str(getattr(status, "value", status))]
    return tag_html(label, colour)
