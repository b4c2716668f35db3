"""When the person died, and who said so."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class PersonDiedForm(PlainForm):
    """The day, and where the news comes from. Nothing is filled in beforehand."""

    missing = {
        "died_on": _("Enter the day, or the day you were told"),
        "told_by": _("Say who told you"),
    }

    died_on = NhsDateField(label=_("When did they die?"), past=True)
    told_by = forms.CharField(
        label=_("Who told you?"),
        help_text=_("For example: the practice, or a daughter on the phone"),
        max_length=200,
    )
