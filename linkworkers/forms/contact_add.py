"""One contact, in one short form."""

from datetime import date, datetime, time
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.models import ContactMode, ContactResult
from linkworkers.services import NewContact
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class ContactAddForm(PlainForm):
    """How, with what result, and what comes next."""

    missing = {
        "mode": _("Select how you were in contact"),
        "result": _("Select whether you reached the person"),
        "happened_on": _("Enter the day of the contact"),
    }
    fieldsets = (
        (_("The contact"), ("mode", "result", "happened_on", "minutes", "note")),
        (_("What comes next"), ("next_step", "next_step_on")),
    )

    mode = forms.ChoiceField(label=_("How?"), choices=ContactMode.choices, widget=forms.RadioSelect)
    result = forms.ChoiceField(
        label=_("Did you reach the person?"),
        choices=ContactResult.choices,
        widget=forms.RadioSelect,
    )
    happened_on = NhsDateField(label=_("On which day?"), past=True)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=8000, widget=forms.Textarea)
    next_step = forms.CharField(
        label=_("What is the next step?"),
        help_text=_("For example: ring about the food bank"),
        required=False,
        max_length=200,
    )
    next_step_on = NhsDateField(label=_("When?"), required=False, future=True)
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def contact(self, *, referral_id: UUID, at: datetime) -> NewContact:
        """Return what was entered; today means now, another day midday."""
        entered = self.cleaned_data
        return NewContact(
            referral_id=referral_id,
            nonce=entered["nonce"],
            mode=ContactMode(entered["mode"]),
            result=ContactResult(entered["result"]),
            happened_at=_moment(entered["happened_on"], at),
            minutes=entered["minutes"],
            note=entered["note"],
            next_step=entered["next_step"],
            next_step_on=entered["next_step_on"],
        )


def _moment(day: date, at: datetime) -> datetime:
    if day == timezone.localdate(at):
        return at
    return timezone.make_aware(datetime.combine(day, time(12)))
