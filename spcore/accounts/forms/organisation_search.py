"""The form that finds an organisation to invite somebody to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class OrganisationSearchForm(PlainForm):
    """Words of its name, or its code."""

    q = forms.CharField(
        label=_("Name of the organisation, or its ODS code"), max_length=100, required=False
    )
