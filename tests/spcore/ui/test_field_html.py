"""Our quick field mark-up against the NHS macros' own."""

from typing import Any

import pytest
from django import forms

from spcore.ui.field_html import field_html
from spcore.ui.fields import NhsDateField
from spcore.ui.macros import render_macro
from spcore.ui.plain_form import PlainForm
from tests.spcore.ui.markup import normalised

NASTY = '"><script>alert(1)</script>'
CHOICES = [("a", "A & B"), ("b", "Other")]


class Everything(PlainForm):
    """One field for each component."""

    reveals = {"ticks": {"b": ("inside",)}}
    option_hints = {"radio": {"a": "Explained"}}
    missing = dict.fromkeys(
        ("text", "wide", "area", "counted", "pick", "radio", "ticks", "born", "file"), "Mend this"
    )

    text = forms.CharField(label="Full name", help_text="As written")
    wide = forms.EmailField(label="Email", widget=forms.EmailInput(attrs={"class": "x"}))
    area = forms.CharField(label="Reason", widget=forms.Textarea, help_text="In words")
    counted = forms.CharField(label="Short", widget=forms.Textarea, max_length=200)
    pick = forms.ChoiceField(label="Pick", choices=CHOICES, help_text="One")
    radio = forms.ChoiceField(label="Radio?", choices=CHOICES, widget=forms.RadioSelect)
    ticks = forms.MultipleChoiceField(
        label="Ticks?", choices=CHOICES, widget=forms.CheckboxSelectMultiple, help_text="Any"
    )
    inside = forms.CharField(label="Inside", required=False)
    born = NhsDateField(label="Born", help_text="27 3 1956")
    password = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    file = forms.FileField(label="Letter")


def label(text: str) -> dict[str, str]:
    """Return the label as the macros take it."""
    return {"text": text, "size": "s"}


def macro_params(name: str, *, wrong: bool) -> dict[str, Any]:
    """Return what the NHS macro is told for the field `name` of `Everything`."""
    base: dict[str, Any] = {"id": f"id_{name}", "name": name}
    if wrong:
        base["errorMessage"] = {"text": "Mend this"}
    items = [{"value": value, "text": text} for value, text in CHOICES]
    legend = {"fieldset": {"legend": label(Everything.base_fields[name].label)}}
    inside = str(field_html(Everything()["inside"], mark_optional=False))
    more: dict[str, dict[str, Any]] = {
        "text": {"label": label("Full name"), "hint": {"text": "As written"}},
        "wide": {"label": label("Email"), "type": "email", "classes": "x"},
        "area": {"label": label("Reason"), "hint": {"text": "In words"}, "rows": 5},
        "counted": {"label": label("Short"), "maxlength": 200, "threshold": 75, "rows": 5},
        "pick": {"label": label("Pick"), "hint": {"text": "One"}, "items": items},
        "radio": {
            **legend,
            "idPrefix": "id_radio",
            "items": [{**items[0], "hint": {"text": "Explained"}}, items[1]],
        },
        "ticks": {
            **legend,
            "idPrefix": "id_ticks",
            "hint": {"text": "Any"},
            "items": [items[0], {**items[1], "conditional": {"html": inside}}],
        },
        "born": {**legend, "hint": {"text": "27 3 1956"}, "items": date_items(wrong)},
        "file": {"label": label("Letter")},
    }
    if name in ("radio", "ticks"):
        base.pop("id")
    return {**base, **more[name]}


def date_items(wrong: bool) -> list[dict[str, str]]:
    """Return the three boxes as the macro takes them."""
    error = " nhsuk-input--error" if wrong else ""
    return [
        {
            "id": f"id_born-{part}",
            "name": f"born_{part}",
            "label": part.title(),
            "classes": f"nhsuk-input--width-{width}{error}",
        }
        for part, width in (("day", 2), ("month", 2), ("year", 4))
    ]


COMPONENTS = {
    "text": "input",
    "wide": "input",
    "area": "textarea",
    "counted": "character-count",
    "pick": "select",
    "radio": "radios",
    "ticks": "checkboxes",
    "born": "date-input",
    "file": "file-upload",
}


class TestFieldHtml:
    @pytest.mark.parametrize("wrong", [False, True])
    @pytest.mark.parametrize("name", COMPONENTS)
    def test_is_what_the_nhs_macro_writes(self, name, wrong):
        form = Everything({} if wrong else None)

        ours = field_html(form[name])

        theirs = render_macro(COMPONENTS[name], macro_params(name, wrong=wrong))
        assert normalised(ours) == normalised(theirs)

    def test_marks_what_is_optional_unless_told_not_to(self):
        bound = Everything()["password"]

        assert "(optional)" in field_html(bound)
        assert "(optional)" not in field_html(bound, mark_optional=False)

    @pytest.mark.parametrize("name", ["text", "wide", "area", "counted", "born"])
    def test_never_lets_typed_words_become_markup(self, name):
        typed = dict.fromkeys((name, f"{name}_day"), NASTY)
        form = Everything(typed)

        assert "<script>" not in field_html(form[name])

    def test_escapes_labels_and_choices_that_come_from_rows(self):
        class FromRows(PlainForm):
            team = forms.ChoiceField(label=NASTY, choices=[(NASTY, NASTY)])
            teams = forms.ChoiceField(
                label=NASTY, choices=[(NASTY, NASTY)], widget=forms.RadioSelect, help_text=NASTY
            )

        form = FromRows()

        assert "<script>" not in field_html(form["team"]) + field_html(form["teams"])

    def test_shows_a_password_never_again(self):
        form = Everything({"password": "hunter2hunter2"})

        assert "hunter2" not in field_html(form["password"])

    def test_keeps_what_was_chosen(self):
        form = Everything({"pick": "b", "radio": "a", "ticks": ["a", "b"]})

        assert '<option value="b" selected>' in field_html(form["pick"])
        assert field_html(form["radio"]).count(" checked") == 1
        assert field_html(form["ticks"]).count(" checked") == 2

    def test_describes_a_lone_checkbox_by_its_hint_and_its_error(self):
        class Agree(PlainForm):
            agreed = forms.BooleanField(label="I agree", help_text="Only if asked")

        html = field_html(Agree({})["agreed"])

        assert 'aria-describedby="id_agreed-error id_agreed-item-hint"' in html
        assert html.index("I agree") < html.index("Only if asked")  # below the words it is about
        assert html.count("Only if asked") == 1
