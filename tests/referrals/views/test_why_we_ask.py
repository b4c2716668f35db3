"""Every extra question of a referral is optional, and says why it is asked."""

import pytest

from referrals.forms.person_add import PersonAddForm
from referrals.forms.referral_edit import ReferralEditForm
from spcore.ui.field_controls import label_words
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
WHY = "We ask"


def referral_form():
    """Return the form of a draft, as a GP sees it."""
    draft = small_world().referral()
    return ReferralEditForm(referral=draft, answers={}, hidden=frozenset(), role=None)


def person_form():
    """Return the form of somebody new."""
    return PersonAddForm(practices=list, own=None)


@pytest.mark.parametrize("make", [referral_form, person_form])
class TestWhyWeAsk:
    def test_each_question_that_is_called_optional_says_why(self, make):
        form = make()
        folded = {name for _words, names in form.folds for name in names}
        inside = {
            name
            for options in form.reveals.values()
            for names in options.values()
            for name in names
        }

        optional = [
            bound
            for bound in form.visible_fields()
            if "(optional)" in label_words(bound, mark_optional=True)
            and bound.name not in folded | inside
        ]

        assert optional
        assert [bound.name for bound in optional if WHY not in bound.help_text] == []

    def test_each_question_behind_a_line_to_press_is_optional_and_says_why_there(self, make):
        form = make()

        for words, names in form.folds:
            fields = [form.fields[name] for name in names]
            assert not any(field.required for field in fields), words
            assert any(WHY in field.help_text for field in fields), words
