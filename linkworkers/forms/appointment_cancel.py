"""Cancelling an appointment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class AppointmentCancelForm(PlainForm):
    """Why, in a few words."""

    missing = {"reason": _("Enter why it is cancelled")}

    reason = forms.CharField(
        label=_("Why is it cancelled?"),
        help_text=_("For example: the person rang, or the room is not free"),
        max_length=300,
    )
