"""The one button of a check: which reading of the evidence was seen."""

from django import forms

from spcore.ui.plain_form import PlainForm


class AssuranceCheckForm(PlainForm):
    """The version of the evidence that the checker read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
