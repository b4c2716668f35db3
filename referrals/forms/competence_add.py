"""Whether a child under 16 is able to make one decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class CompetenceAddForm(PlainForm):
    """One decision, the answer, and the reasons. Nothing is chosen beforehand."""

    missing = {
        "decision": _("Enter the decision it is about"),
        "is_competent": _("Select whether the child is able to decide this"),
        "reasons": _("Say what makes you think so"),
    }

    decision = forms.CharField(
        label=_("Which decision?"),
        help_text=_("For example: joining the drama club, or telling the school"),
        max_length=200,
    )
    is_competent = forms.ChoiceField(
        label=_("Is the child able to make this decision?"),
        choices=[
            ("yes", _("Yes, they understand what it means and what may follow")),
            ("no", _("Not yet: somebody with parental responsibility decides")),
        ],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label=_("What makes you think so?"),
        help_text=_("What you asked, and what they said in their own words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
