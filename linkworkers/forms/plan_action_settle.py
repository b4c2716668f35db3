"""How something of a plan went, in one tap."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import Progress

TAPS = (
    (Progress.DONE, _("It happened")),
    (Progress.PARTLY, _("In part")),
    (Progress.NOT_DONE, _("Not this time")),
)


class PlanActionSettleForm(forms.Form):
    """`version` is the row's on the page: a tap on an old page changes nothing."""

    progress = forms.ChoiceField(choices=Progress.choices)
    version = forms.IntegerField()
