"""A feed that the directory reads by itself."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from providers.services.feeds import FeedDetails
from spcore.ui.plain_form import PlainForm
from spcore.ui.versions import VersionedForm

EVERY = (
    ("1", _("Every day")),
    ("7", _("Every week")),
    ("30", _("Every 30 days")),
    ("0", _("Only when somebody asks")),
)
MISSING = {
    "name": _("Enter whose directory it is"),
    "address": _("Enter the address of the feed, like https://directory.example/o/ORUKAPI"),
    "days": _("Select how often it is read"),
}


def name() -> forms.CharField:
    """Return the field of its name."""
    return forms.CharField(label=_("Whose directory it is"), max_length=200)


def only_https(address: str) -> None:
    """Refuse what anybody on the way could read or change. :raises ValidationError:"""
    if not address.startswith("https://"):
        raise ValidationError(_("Enter an address that starts with https://"))


def address() -> forms.URLField:
    """Return the field of its address."""
    return forms.URLField(
        validators=[only_https],
        label=_("Address of the feed"),
        help_text=_("Open Referral UK. It starts with https://"),
        max_length=500,
        assume_scheme="https",
    )


def licence() -> forms.CharField:
    """Return the field of its licence."""
    return forms.CharField(
        label=_("Licence"),
        help_text=_(
            "Such as OGL v3. With an open licence our own open data passes its listings on;"
            " without one they are shown here alone"
        ),
        max_length=200,
        required=False,
    )


def days() -> forms.ChoiceField:
    """Return the field of how often it is read."""
    return forms.ChoiceField(
        label=_("How often it is read"), choices=EVERY, widget=forms.RadioSelect, initial="1"
    )


class FeedAddForm(PlainForm):
    """A new feed. `nonce` becomes part of its name, so a double click adds one."""

    missing = MISSING
    name = name()
    address = address()
    licence = licence()
    days = days()
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class FeedEditForm(VersionedForm):
    """A feed as it stands; refuses a stale one and shows both."""

    missing = MISSING
    name = name()
    address = address()
    licence = licence()
    days = days()


def details_of(said: dict) -> FeedDetails:
    """Return what a valid form says."""
    return FeedDetails(said["name"], said["address"], said["licence"], int(said["days"]))
