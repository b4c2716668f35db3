"""Recording what the person agreed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import ConsentHow, Purpose
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

ANSWERS = (("yes", _("They agree")), ("no", _("They do not agree")))


class ConsentAddForm(PlainForm):
    """One answer of the person."""

    missing = {
        "purpose": _("Select what the person was asked"),
        "answer": _("Select what they said"),
        "how": _("Select how they said it"),
    }
    reveals = {
        "purpose": {Purpose.SHARING.value: ("provider",)},
        "how": {ConsentHow.OVERRIDE.value: ("reason",)},
    }

    purpose = forms.ChoiceField(
        label=_("What were they asked?"), choices=Purpose.choices, widget=forms.RadioSelect
    )
    provider = forms.ChoiceField(label=_("Which service provider?"), required=False)
    answer = forms.ChoiceField(
        label=_("What did they say?"), choices=ANSWERS, widget=forms.RadioSelect
    )
    how = forms.ChoiceField(
        label=_("How did they say it?"), choices=ConsentHow.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Who decided, and why is it in the person's best interests?"),
        help_text=_("The decision, the assessor, or the attorney and who saw the document"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    review_on = NhsDateField(
        label=_("When to ask again"),
        help_text=_("It reminds you. Nothing stops on that day"),
        required=False,
        future=True,
    )

    def __init__(self, *args: Any, providers: list[tuple[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = [("", _("Select a provider")), *((str(pk), name) for pk, name in providers)]
        self.fields["provider"].choices = chosen  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the provider of sharing, and for the reason of an override."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("purpose") == Purpose.SHARING and not cleaned.get("provider"):
            self.add_error("provider", _("Select the service provider"))
        if cleaned.get("how") == ConsentHow.OVERRIDE and not cleaned.get("reason"):
            self.add_error("reason", _("Enter who decided, and why"))
        return cleaned
