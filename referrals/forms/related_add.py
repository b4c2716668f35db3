"""Somebody around the person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.phone import phone_number, whose_phone
from referrals.models import RelatedPerson, Relation
from referrals.services import RelatedFields
from spcore.ui.plain_form import PlainForm

TICKS = ("is_carer", "is_emergency_contact", "has_parental_responsibility", "may_be_contacted")


def _tick(label: Any, hint: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False)


class RelatedAddForm(PlainForm):
    """Who they are, how to reach them, and what they may know and decide."""

    missing = {"name": _("Enter their name"), "relation": _("Select what they are to the person")}

    name = forms.CharField(label=_("Their name"), max_length=150)
    relation = forms.ChoiceField(
        label=_("What are they to the person?"),
        choices=[("", _("Choose one")), *Relation.choices],
    )
    phone = phone_number()
    phone_belongs_to = whose_phone()
    has_parental_responsibility = _tick(_("They have parental responsibility"))
    is_carer = _tick(_("They care for the person"))
    is_emergency_contact = _tick(_("They are an emergency contact"))
    may_be_contacted = _tick(
        _("The person agrees that we contact them"), _("Ask the person. Do not assume it.")
    )
    note = forms.CharField(
        label=_("Anything to know"),
        help_text=_("For example: a court order about who may see the child, and its date"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_child: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_child:
            del self.fields["has_parental_responsibility"]

    def to_fields(self) -> RelatedFields:
        """Return what was typed as the service takes it."""
        names = RelatedFields.__dataclass_fields__
        return RelatedFields(**{n: v for n, v in self.cleaned_data.items() if n in names})


def initial_of(row: RelatedPerson) -> dict[str, Any]:
    """Return the form's values for what the record holds."""
    return {name: getattr(row, name) for name in RelatedAddForm.base_fields}
