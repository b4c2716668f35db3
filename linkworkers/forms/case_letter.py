"""Saying that a letter has gone."""

from uuid import uuid4

from django import forms

from spcore.ui.plain_form import PlainForm


class CaseLetterForm(PlainForm):
    """Nothing to fill in; what idles a doubled click."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
