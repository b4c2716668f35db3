"""Each form has fields of its own, however they are copied."""

from copy import deepcopy
from typing import Any

import pytest
from django import forms

from referrals.forms.person_add import PersonAddForm
from referrals.forms.referral_edit import ReferralEditForm
from spcore.ui.copies import Fields
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class WayForm(PlainForm):
    """One field of every sort of copying."""

    name = forms.CharField(max_length=5, widget=forms.TextInput(attrs={"class": "wide"}))
    way = forms.ChoiceField(choices=[("a", "A"), ("Others", [("b", "B")])])
    several = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    asked = forms.ChoiceField(choices=lambda: [("a", "A")])
    born = NhsDateField()


def held_of(one: Any) -> dict[str, Any]:
    """Return what a field or widget holds, with that of what stands in it."""
    kept = {name: held for name, held in vars(one).items() if name not in ("widget", "fields")}
    if "choices" in dir(one):
        kept["_choices"] = list(one.choices)
    inner = [held_of(each) for each in getattr(one, "fields", ())]
    widgets = [held_of(each) for each in getattr(one, "widgets", ())]
    kept.pop("widgets", None)
    return {**kept, "inner": inner, "parts": widgets, "validators": len(kept.get("validators", ()))}


class TestFields:
    @pytest.mark.parametrize("form", [WayForm, PersonAddForm, ReferralEditForm])
    def test_are_what_a_deep_copy_of_django_makes(self, form):
        declared = dict(form.base_fields)

        made, usual = deepcopy(Fields(declared)), deepcopy(declared)

        assert list(made) == list(usual)
        for name, field in made.items():
            assert type(field) is type(usual[name])
            assert held_of(field) == held_of(usual[name]), name
            assert type(field.widget) is type(usual[name].widget)
            assert held_of(field.widget) == held_of(usual[name].widget), name

    def test_change_in_one_form_alone(self):
        WayForm()
        one, other = WayForm(), WayForm()

        one.fields["name"].widget.attrs["class"] = "narrow"
        one.fields["name"].validators.clear()
        one.fields["name"].error_messages["required"] = "Say it"
        one.fields["name"].initial = "Ada"
        one.fields["several"].widget.choices.append(("b", "B"))
        one.fields["way"].choices = [("c", "C")]
        one.fields["born"].widget.attrs["class"] = "narrow"

        for form in (other, WayForm()):
            name = form.fields["name"]
            assert name.widget.attrs["class"] == "wide"
            assert name.validators
            assert name.error_messages["required"] != "Say it"
            assert name.initial is None
            assert form.fields["several"].widget.choices == [("a", "A")]
            assert form.fields["way"].choices[0] == ("a", "A")
            assert form.fields["born"].widget.attrs.get("class") != "narrow"
