"""The choices of a field, cached where they are code."""

from django import forms
from django.utils import translation

from spcore.ui import options
from spcore.ui.field_html import field_html
from spcore.ui.plain_form import PlainForm


class PickForm(PlainForm):
    """A list of teams and one of needs."""

    team = forms.ChoiceField(choices=[("a", "Team A"), ("b", "Team B")])
    need = forms.ChoiceField(choices=[("Home", [("rent", "Rent")])])


class TestOptionPairs:
    def test_are_made_once_for_choices_that_are_code(self, monkeypatch):
        field_html(PickForm()["team"])
        monkeypatch.setattr(options, "escaped", lambda choices: [("x", "made again")])

        assert "Team A" in field_html(PickForm()["team"])

    def test_are_made_afresh_where_a_form_was_given_other_choices(self):
        field_html(PickForm()["team"])
        form = PickForm()
        form.fields["team"].choices = [("c", "Somebody else's team")]

        assert "Somebody else" in field_html(form["team"])
        assert "Somebody else" not in field_html(PickForm()["team"])

    def test_notice_a_choice_added_in_place(self):
        form = PickForm()
        form.fields["team"].widget.choices.append(("d", "Team D"))

        assert "Team D" in field_html(form["team"])

    def test_two_forms_of_the_same_name_do_not_share_them(self):
        def form_with(text):
            class SameName(PlainForm):
                team = forms.ChoiceField(choices=[("a", text)])

            return SameName()

        assert "First" in field_html(form_with("First")["team"])
        assert "Second" in field_html(form_with("Second")["team"])

    def test_are_kept_apart_by_language(self):
        field_html(PickForm()["team"])

        with translation.override("cy"):
            assert "Team A" in field_html(PickForm()["team"])

    def test_groups_have_their_heading(self):
        html = field_html(PickForm({"need": "rent"})["need"])

        assert '<optgroup label="Home"><option value="rent" selected>Rent' in html


class TickForm(PlainForm):
    """Boxes, one with a hint."""

    team = forms.MultipleChoiceField(
        choices=[("a", "Team A"), ("b", "Team B")], widget=forms.CheckboxSelectMultiple
    )
    option_hints = {"team": {"a": "Near"}}


class TestChoices:
    def test_are_made_once_for_each_choice_made(self):
        html = [field_html(TickForm({"team": chosen})["team"]) for chosen in (["a"], ["b"], ["a"])]

        assert html[0] == html[2] != html[1]
        assert html[0].count(" checked") == html[1].count(" checked") == 1

    def test_show_the_hints_of_their_own_form(self):
        first, second = TickForm(), TickForm()
        second.option_hints = {"team": {**TickForm.option_hints["team"], "b": "Not <this> one"}}

        assert "Not &lt;this&gt; one" in field_html(second["team"])
        assert "Near" in field_html(second["team"])
        assert "Not" not in field_html(first["team"])

    def test_are_told_apart_by_the_form_they_stand_in(self):
        html = field_html(TickForm(prefix="other")["team"])

        assert 'name="other-team"' in html
        assert 'name="team"' in field_html(TickForm()["team"])
