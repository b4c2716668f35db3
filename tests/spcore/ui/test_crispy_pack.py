"""Forms laid out with crispy-forms, in our pack."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms
from django.template import engines
from django.utils.functional import cached_property

from spcore.ui.plain_form import PlainForm


class LaidOutForm(PlainForm):
    """A form with a layout of its own."""

    name = forms.CharField(label="Name")
    phone = forms.CharField(label="Telephone")
    token = forms.CharField(widget=forms.HiddenInput)

    @cached_property
    def helper(self) -> FormHelper:
        """Return the layout."""
        helper = FormHelper()
        helper.layout = Layout(Fieldset("Who", "name"), Div("phone", css_class="x"), "token")
        helper.add_input(Submit("save", "Save it"))
        return helper


class PlainlyLaidOut(PlainForm):
    """A form without one."""

    name = forms.CharField(label="Name")
    token = forms.CharField(widget=forms.HiddenInput)


def render(form: forms.Form) -> str:
    """Return what `{% crispy form %}` prints."""
    template = engines["django"].from_string("{% load crispy_forms_tags %}{% crispy form %}")
    return template.render({"form": form, "csrf_token": "secret"})


class TestCrispyPack:
    def test_follows_the_layout_in_nhs_markup(self):
        html = render(LaidOutForm({}))

        assert "Who</legend>" in html
        assert "Enter the name</span>" in html
        assert ">Save it</button>" in html
        assert "secret" in html
        assert all(html.count(f'name="{name}"') == 1 for name in ("name", "phone", "token"))

    def test_prints_every_field_of_a_form_without_a_layout(self):
        html = render(PlainlyLaidOut())

        assert html.count('name="name"') == html.count('name="token"') == 1
