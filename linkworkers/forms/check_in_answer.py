"""One question, and room for words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import HowIs
from spcore.ui.plain_form import PlainForm


class CheckInAnswerForm(PlainForm):
    """How somebody is, and what else they want to say."""

    missing = {"how": _("Choose how you are")}
    how = forms.ChoiceField(
        label=_("How are you, since we last heard from you?"),
        choices=HowIs.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Is there anything we should know?"),
        help_text=_("You need not say anything."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wants_offers = forms.BooleanField(
        label=_("Tell me about things I could do while I wait"),
        help_text=_("Somebody of the team gets in touch with ideas near you."),
        required=False,
    )
