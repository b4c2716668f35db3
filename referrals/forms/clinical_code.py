"""A clinical code, as an administrator enters it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from referrals import services
from referrals.models import ClinicalCode, CodeUse
from referrals.selectors import codes
from referrals.services import CodeFields
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

WORDS = ("code", "display", "use", "note", "source", "verified_on")


class ClinicalCodeForm(PlainForm):
    """The code, what it says, where it was found and when somebody looked it up."""

    code = forms.CharField(
        label=_("SNOMED CT code"), help_text=_("The concept id: digits only"), max_length=18
    )
    display = forms.CharField(
        label=_("What it says"), help_text=_("The term, as SNOMED CT prints it"), max_length=200
    )
    use = forms.ChoiceField(
        label=_("What the service uses it for"),
        choices=[("", _("Not written by this service")), *CodeUse.choices],
        required=False,
    )
    note = forms.CharField(label=_("When to use it"), max_length=300, required=False)
    source = forms.CharField(
        label=_("Where it was found"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    verified_on = NhsDateField(
        label=_("When somebody looked it up in the SNOMED CT browser"),
        help_text=_("Leave empty if nobody has. Until then it is not written to any record"),
        required=False,
        past=True,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    missing = {
        "code": _("Enter the SNOMED CT code"),
        "display": _("Enter what the code says"),
        "source": _("Say where the code was found"),
    }

    def __init__(self, *args: Any, held: ClinicalCode | None = None, **options: Any) -> None:
        self.held = held
        if held is not None:
            options["initial"] = {name: getattr(held, name) for name in (*WORDS, "version")}
        super().__init__(*args, **options)

    def clean_code(self) -> str:
        """Take the spaces out; refuse what no SNOMED CT code can be, and a second row of one."""
        code: str = "".join(self.cleaned_data["code"].split())
        if not services.is_snomed(code):
            raise ValidationError(_("This is not a SNOMED CT code. Check the digits"))
        if codes.is_code_taken(code=code, but=self.held.pk if self.held else None):
            raise ValidationError(_("This code is in the list already"))
        return code

    def clean_use(self) -> str:
        """Refuse a use that another code has."""
        use: str = self.cleaned_data["use"]
        other = codes.code_used_for(use=use, but=self.held.pk if self.held else None)
        if other is not None:
            text = _("%(code)s is used for this. Change that code first")
            raise ValidationError(text, params={"code": other.code})
        return use

    def to_fields(self) -> CodeFields:
        """Return what was entered."""
        return CodeFields(**{name: self.cleaned_data[name] for name in WORDS})
