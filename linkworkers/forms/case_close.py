"""How a case ended, and what the practice is told."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linkworkers.selectors import Unreached
from linkworkers.services import Ending
from referrals.models import Referral
from referrals.states import Outcome
from spcore.ui.plain_form import PlainForm

ACTION = (("none", _("None")), ("please", _("Yes: please ...")))
WHY_NOT = (
    ("declined", _("The person did not want to answer")),
    ("not_reached", _("The person could not be reached")),
    ("unwell", _("It was not the moment: too unwell, or in crisis")),
    ("never_started", _("The support never started")),
    ("died", _("The person has died")),
    ("other", _("Another reason")),
)


class CaseCloseForm(PlainForm):
    """The outcome, the words for the practice, and why the questions were not answered."""

    missing = {
        "outcome": _("Select how it ended"),
        "practice_does": _("Select whether the practice must do something"),
        "words": _("Enter how it went, for the practice"),
        "no_measure": _("Ask the closing questions first, or select why they were not answered"),
    }
    fieldsets = (
        (_("How it ended"), ("outcome", "practice_said", "no_measure")),
        (_("For the practice"), ("practice_does", "words")),
    )
    reveals = {
        "practice_does": {"please": ("practice_action",)},
        "no_measure": {"other": ("no_measure_other",)},
    }

    outcome = forms.ChoiceField(
        label=_("How did it end?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    practice_said = forms.CharField(
        label=_("What did their practice say?"),
        help_text=_(
            "Only if they could not be reached: ask whether there is another way to reach them,"
            " and whether it is safe to stop. Enter who answered, when, and what they said"
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    no_measure = forms.ChoiceField(
        label=_("Why were the closing questions not answered?"),
        choices=WHY_NOT,
        widget=forms.RadioSelect,
    )
    no_measure_other = forms.CharField(label=_("Which reason?"), required=False, max_length=300)
    practice_does = forms.ChoiceField(
        label=_("Action for the practice"), choices=ACTION, widget=forms.RadioSelect
    )
    practice_action = forms.CharField(
        label=_("Please"),
        help_text=_("For example: review the tablets for sleep"),
        required=False,
        max_length=300,
    )
    words = forms.CharField(
        label=_("How did it go?"),
        help_text=_("What was done and what changed. The practice reads this"),
        max_length=4000,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        referral: Referral,
        is_measured: bool,
        unreached: Unreached,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.referral, self.is_measured, self.unreached = referral, is_measured, unreached
        if not unreached.needs_reply:
            del self.fields["practice_said"]
        if is_measured:
            del self.fields["no_measure"], self.fields["no_measure_other"]

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to each choice, and hold the scheme's rule of attempts."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("practice_does") == "please" and not cleaned.get("practice_action"):
            self.add_error("practice_action", _("Enter what the practice should do"))
        if cleaned.get("no_measure") == "other" and not cleaned.get("no_measure_other"):
            self.add_error("no_measure_other", _("Enter why they were not answered"))
        if cleaned.get("outcome") == Outcome.NOT_REACHED:
            self._check_unreached(cleaned)
        return cleaned

    def _check_unreached(self, cleaned: dict[str, Any]) -> None:
        """Say beside its cause what is missing before somebody is closed as not reached."""
        least, tried = self.referral.scheme.attempts_before_closing, self.referral.attempts
        if tried < least:
            text = _now("Try at least %(least)d times before closing so: %(tried)d so far")
            self.add_error("outcome", text % {"least": least, "tried": tried})
        elif self.unreached.is_letter_due:
            self.add_error("outcome", _("Write to them first: the letter is ready on this page"))
        elif self.unreached.waits_for_supervisor:
            self.add_error("outcome", _("Ask your supervisor to review and close this one"))
        if self.unreached.needs_reply and not cleaned.get("practice_said"):
            self.add_error("practice_said", _("Ask their practice first, and enter what it said"))

    def ending(self, referral_id: UUID) -> Ending:
        """Return what was entered."""
        entered = self.cleaned_data
        why = entered.get("no_measure", "")
        other = entered.get("no_measure_other", "")
        return Ending(
            referral_id=referral_id,
            outcome=Outcome(entered["outcome"]),
            words=entered["words"],
            practice_action=entered["practice_action"]
            if entered["practice_does"] == "please"
            else "",
            practice_said=entered.get("practice_said", ""),
            no_measure_reason=other if why == "other" else str(dict(WHY_NOT).get(why, "")),
            version=entered["version"],
        )
