"""What a form says when something is missing or wrong."""

from django import forms

from spcore.ui.form_html import error_summary, fields_html
from spcore.ui.plain_form import PlainForm


class TalkForm(PlainForm):
    """A form with a group, a reveal and every sort of message."""

    fieldsets = (("Together", ("age", "name")),)
    reveals = {"way": {"phone": ("phone",)}}
    missing = {"name": "Enter what the person is called"}

    name = forms.CharField(label="Name", max_length=5)
    reason = forms.CharField(label="Reason")
    team = forms.ChoiceField(label="Team", choices=[("a", "A")])
    happy = forms.CharField(label="Are you happy?")
    agreed = forms.BooleanField(label="I agree")
    age = forms.IntegerField(label="Age", min_value=18)
    email = forms.EmailField(label="Email")
    way = forms.ChoiceField(label="Way", choices=[("phone", "Phone")], widget=forms.RadioSelect)
    phone = forms.CharField(label="Phone", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


class TestPlainForm:
    def test_asks_for_each_missing_answer_in_its_own_words(self):
        form = TalkForm({})

        assert {name: errors[0] for name, errors in form.errors.items()} == {
            "name": "Enter what the person is called",
            "reason": "Enter the reason",
            "team": "Select the team",
            "happy": "Answer “Are you happy?”",
            "agreed": "Tick “I agree”",
            "age": "Enter the age",
            "email": "Enter the email",
            "way": "Select the way",
        }

    def test_says_what_is_wrong_without_a_full_stop(self):
        form = TalkForm({"name": "too long", "age": "3", "email": "x"})

        assert form.errors["name"] == ["Name must be 5 characters or fewer"]
        assert form.errors["age"] == ["Age must be 18 or more"]
        assert form.errors["email"] == [
            "Enter an email address in the right form, like name@example.org"
        ]

    def test_one_form_does_not_change_the_words_of_the_next(self):
        TalkForm({})

        class Other(TalkForm):
            missing = {}

        assert Other({}).errors["name"] == ["Enter the name"]


class TestErrorSummary:
    def test_links_each_error_to_its_box(self):
        summary = error_summary(TalkForm({}))

        assert '<a href="#id_name">Enter what the person is called</a>' in summary
        assert '<a href="#id_way">' in summary

    def test_keeps_to_the_order_of_the_form(self):
        form = TalkForm({"age": "40"})
        form.add_error("name", "Found last")

        summary = error_summary(form)

        assert summary.index("id_name") < summary.index("id_reason") < summary.index("id_way")

    def test_keeps_to_the_order_of_the_page_where_the_form_has_another(self):
        form = TalkForm({})
        form.add_error("phone", "Enter the number")

        summary = error_summary(form)

        order = ["id_age", "id_name", "id_reason", "id_way", "id_phone"]
        assert sorted(order, key=summary.index) == order

    def test_is_empty_before_anything_was_sent(self):
        assert error_summary(TalkForm()) == ""

    def test_prints_an_error_of_the_whole_form_without_a_link(self):
        form = TalkForm({})
        form.add_error(None, "Somebody else changed it")

        assert "<li>Somebody else changed it</li>" in error_summary(form)


class TestFieldsHtml:
    def test_calls_nothing_optional_that_another_answer_makes_needed(self):
        class Licensed(PlainForm):
            sometimes_needed = frozenset({"licence"})
            licence = forms.CharField(label="Licence", required=False)
            note = forms.CharField(label="Note", required=False)

        html = fields_html(Licensed())

        assert "Licence</label>" in html
        assert "Note (optional)</label>" in html

    def test_prints_every_field_once(self):
        html = fields_html(TalkForm())

        for name in TalkForm.base_fields:
            assert html.count(f'name="{name}"') == 1, name

    def test_puts_revealed_fields_inside_their_option(self):
        html = fields_html(TalkForm())

        inside = html.index('id="conditional-id_way"')
        assert html.index('name="way"') < inside < html.index('name="phone"')
