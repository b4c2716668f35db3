"""A field with what was typed: the same as Django's, said later."""

import pytest
from django import forms
from django.forms import BoundField

from spcore.ui.bound import ShownLater
from spcore.ui.plain_form import PlainForm

SAID = ("html_name", "html_initial_name", "html_initial_id", "label", "help_text", "renderer")


class NameForm(PlainForm):
    given_name = forms.CharField(help_text="As they like to be called")
    born = forms.DateField(label="Birth date")


class TestShownLater:
    @pytest.mark.parametrize("options", [{}, {"prefix": "other"}, {"auto_id": False}])
    @pytest.mark.parametrize("name", ["given_name", "born"])
    def test_says_what_djangos_says(self, name, options):
        form = NameForm({}, **options)

        ours, theirs = form[name], BoundField(form, form.fields[name], name)

        assert type(ours) is ShownLater
        assert [getattr(ours, each) for each in SAID] == [getattr(theirs, each) for each in SAID]
        assert (ours.label_tag(), ours.errors) == (theirs.label_tag(), theirs.errors)

    def test_reads_no_words_of_a_form_that_is_right(self):
        asked = []

        class Words(str):
            __slots__ = ()

            def __bool__(self) -> bool:
                asked.append(self)
                return True

        form = NameForm({"given_name": "Ewa", "born": "1980-01-02"})
        form.fields["given_name"].help_text = Words("As they like to be called")

        assert form.is_valid()
        assert asked == []
        assert form["given_name"].help_text == "As they like to be called"
        assert asked
