"""Which of two records stays, and how somebody knows that they are one person, or two."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import Person
from spcore.ui.plain_form import PlainForm

KEEP, APART = "keep", "apart"


class PersonMergeForm(PlainForm):
    """The decision on a pair. Nothing is chosen beforehand."""

    answer = forms.ChoiceField(label=_("What are they?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("How do you know?"),
        help_text=_("For example: rang the practice, or asked the person"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    first_version = forms.IntegerField(widget=forms.HiddenInput)
    second_version = forms.IntegerField(widget=forms.HiddenInput)

    missing = {
        "answer": _("Select which record stays, or that they are two people"),
        "reason": _("Say how you know"),
    }

    def __init__(self, *args: Any, first: Person, second: Person, **options: Any) -> None:
        versions = {"first_version": first.version, "second_version": second.version}
        super().__init__(*args, initial=versions, **options)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            ("first", _("One person: keep the first record")),
            ("second", _("One person: keep the second record")),
            (APART, _("Two people: do not ask again")),
        ]
