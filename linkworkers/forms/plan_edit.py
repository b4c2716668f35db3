"""About the person, in their plan; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import Plan
from linkworkers.services import PlanWords
from spcore.ui.versions import VersionedForm

FIELDS = ("matters", "strengths", "who_matters", "how_to_support")


def _text(label: object, hint: object) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PlanEditForm(VersionedForm):
    """What matters, strengths, who matters, how to support them well."""

    matters = _text(_("What matters to them?"), _("In their words"))
    strengths = _text(
        _("What are they good at, and what helps them?"),
        _("Skills, interests, routines, people, places: what a good day has in it"),
    )
    who_matters = _text(
        _("Who matters to them?"), _("And how they want these people to be involved")
    )
    how_to_support = _text(
        _("How do they want to be supported?"),
        _("For example: a call before each visit, one to one, not before 11am"),
    )

    def words(self) -> PlanWords:
        """Return what was entered."""
        return PlanWords(**{name: self.cleaned_data[name] for name in FIELDS})


def saved_of(plan: Plan) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(plan, name) for name in FIELDS}
