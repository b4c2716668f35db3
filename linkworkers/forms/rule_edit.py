"""One rule for reminders, as the scheme's own people change it."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from linkworkers.models import RuleKind
from linkworkers.models.reminder_kinds import DEFAULTS, OF_CASES, Nudged
from referrals.forms.settings import SettingsForm, short

NAMES_NOBODY = _("At most one a day. It names nobody.")
SENT = {Nudged.PERSON: _("Send a message to {who} too")}
HINTS = {
    Nudged.PERSON: _(
        "A private link asks how they are: by text where they chose texts and the scheme sends "
        "them, else by email. It goes to nobody with a safe-contact rule, no child, "
        "and nobody who needs an interpreter: those are rung. No answer leaves the reminder here."
    )
}


class RuleEditForm(SettingsForm):
    """Without days where the scheme's targets set them, or a nudge where nobody else answers."""

    is_on = forms.BooleanField(label=_("Remind people of this"), required=False)
    days = forms.IntegerField(min_value=1, max_value=365, widget=short())
    told = forms.ChoiceField(
        label=_("Whose list is it on?"),
        help_text=_("While nobody has the case it is on the team’s list."),
        choices=[(told.value, told.label) for told in OF_CASES],
        widget=forms.RadioSelect,
    )
    by_email = forms.BooleanField(
        label=_("Count it in their email"),
        help_text=_("At most one email a day, in the scheme’s hours, with a number and no names."),
        required=False,
    )
    by_text = forms.BooleanField(
        label=_("Text them too"),
        help_text=_(
            "At most one text a day, in the scheme’s hours, with a number and no names, to those "
            "who have given and confirmed a mobile number for it."
        ),
        required=False,
    )
    nudges = forms.BooleanField(required=False)

    def __init__(self, *args: Any, kind: RuleKind, has_days: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.default = default = DEFAULTS[kind]
        if default.told not in OF_CASES:
            del self.fields["told"]
        if has_days:
            self.fields["days"].label = format_lazy(
                _("How many {unit} after: {what}?"), unit=default.unit.label, what=default.since
            )
        else:
            del self.fields["days"]
        if default.nudges:
            said = SENT.get(default.nudges, _("Send an email to {who} too"))
            self.fields["nudges"].label = format_lazy(said, who=default.nudges.label)
            self.fields["nudges"].help_text = HINTS.get(default.nudges, NAMES_NOBODY)
        else:
            del self.fields["nudges"]

    @property
    def values(self) -> dict[str, Any]:
        """Return what is kept of the rule."""
        return {"told": self.default.told, "nudges": False, **super().values}
