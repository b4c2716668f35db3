"""What somebody needs to learn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class TrainingNeedAddForm(PlainForm):
    """What, and by when."""

    missing = {"words": _("Enter what they would like or need to learn")}

    words = forms.CharField(
        label=_("What would they like or need to learn?"),
        help_text=_("Their supervisors see it too. Nothing about people"),
        max_length=300,
    )
    wanted_on = NhsDateField(label=_("By when?"), required=False, future=True)
