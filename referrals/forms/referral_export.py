"""In which form to download the list of referrals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm

FORMATS = (("xlsx", _("A spreadsheet (Excel)")), ("csv", _("A table as text (CSV)")))


class ReferralExportForm(PlainForm):
    """The file's form."""

    kind = forms.ChoiceField(
        label=_("Which file?"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx"
    )
    missing = {"kind": _("Select which file")}
