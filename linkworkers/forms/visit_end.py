"""Ending a colleague's visit: how one knows that they are safe."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class VisitEndForm(PlainForm):
    """Asked of a colleague, not of whoever was on the visit."""

    how = forms.CharField(
        label=_("How do you know that they are safe?"),
        help_text=_("For example: spoke to them at 3:20pm, they are back at the office"),
        max_length=300,
    )
    missing = {"how": _("Say how you know that they are safe")}
