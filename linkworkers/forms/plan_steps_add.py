"""A goal broken into small steps, one on each line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linkworkers.forms.plan_action_fields import companion
from spcore.ui.plain_form import PlainForm

LONGEST, MOST = 300, 20


class PlanStepsAddForm(PlainForm):
    """The steps, easiest first, and who goes along."""

    missing = {"steps": gettext_lazy("Enter at least one step")}

    steps = forms.CharField(
        label=gettext_lazy("Which small steps lead there?"),
        help_text=gettext_lazy(
            "One on each line, the easiest first. For example: stand at the open front door;"
            " walk to the corner; have a cup of tea at the café before the group comes"
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    companion = companion()

    def clean_steps(self) -> list[str]:
        """Return the lines. :raises ValidationError: where one is too long, or they are many."""
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines()]
        steps = [line for line in lines if line]
        if len(steps) > MOST:
            raise ValidationError(_("Enter %(n)d steps or fewer"), params={"n": MOST})
        if any(len(step) > LONGEST for step in steps):
            message = _("Each step must be %(n)d characters or fewer")
            raise ValidationError(message, params={"n": LONGEST})
        return steps

    def entered(self) -> dict[str, Any]:
        """Return what was entered."""
        return {name: self.cleaned_data[name] for name in ("steps", "companion")}
