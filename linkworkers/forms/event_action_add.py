"""What was agreed at an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class EventActionAddForm(PlainForm):
    """What, who, by when."""

    missing = {"words": _("Enter what is to be done"), "who": _("Enter who does it")}

    words = forms.CharField(label=_("What is to be done?"), max_length=300)
    who = forms.CharField(
        label=_("Who does it?"),
        help_text=_("For example: Green Surgery, or Jo of the food bank"),
        max_length=120,
    )
    due_on = NhsDateField(label=_("By when?"), required=False, future=True)
