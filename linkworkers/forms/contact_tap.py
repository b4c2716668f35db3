"""A contact in one tap: what happened, just now."""

from datetime import datetime
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import ContactMode, ContactResult
from linkworkers.services import NewContact

TAPS = (
    (ContactResult.NO_ANSWER, _("No answer")),
    (ContactResult.LEFT_MESSAGE, _("Left a message")),
    (ContactResult.REACHED, _("We spoke")),
)


class ContactTapForm(forms.Form):
    """`version` is the case's on the page: the same tap on the same page records once."""

    result = forms.ChoiceField(choices=TAPS)
    version = forms.IntegerField()

    def contact(self, *, referral_id: UUID, user_id: UUID, at: datetime) -> NewContact:
        """Return what was tapped: a call. Whether somebody came is tapped on the appointment."""
        return NewContact(
            referral_id=referral_id,
            nonce=uuid5(referral_id, f"{user_id} {self.cleaned_data['version']}"),
            mode=ContactMode.PHONE,
            result=ContactResult(self.cleaned_data["result"]),
            happened_at=at,
        )
