"""A contact in one tap: what happened, just now."""

from datetime import datetime
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import ContactMode, ContactResult
from linkworkers.services import NewContact

TAPS = (
    (ContactResult.NO_ANSWER, _("No answer")),
    (ContactResult.REACHED, _("We spoke")),
    (ContactResult.DID_NOT_ATTEND, _("Did not come")),
)


class ContactTapForm(forms.Form):
    """`version` is the case's on the page: the same tap on the same page records once."""

    result = forms.ChoiceField(choices=TAPS)
    version = forms.IntegerField()

    def contact(self, *, referral_id: UUID, user_id: UUID, at: datetime) -> NewContact:
        """Return what was tapped: a call, or a meeting at the practice that did not happen."""
        result = ContactResult(self.cleaned_data["result"])
        is_meeting = result == ContactResult.DID_NOT_ATTEND
        return NewContact(
            referral_id=referral_id,
            nonce=uuid5(referral_id, f"{user_id} {self.cleaned_data['version']}"),
            mode=ContactMode.PRACTICE if is_meeting else ContactMode.PHONE,
            result=result,
            happened_at=at,
        )
