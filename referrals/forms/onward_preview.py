"""The person's agreement to exactly what the preview shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.consent_fields import SAID, ConsentFields
from referrals.models import ConsentHow, SaidBy
from referrals.services import Agreement

ASKED_NOW = (ConsentHow.SPOKEN, ConsentHow.PHONE, ConsentHow.WRITTEN, ConsentHow.OVERRIDE)


class OnwardPreviewForm(ConsentFields):
    """How the person agreed, and who decided where they could not."""

    missing = {
        "how": _("Select how the person agreed to share this"),
        **ConsentFields.shared_missing,
    }
    reveals = {
        "how": ConsentFields.reveal_override,
        "said_by": {
            SaidBy.PARENT.value: ("said_by_name",),
            SaidBy.PERSON.value: ("competence",),
        },
    }
    field_order = (*SAID, "how")

    how = forms.ChoiceField(
        label=_("How did the person agree to share this with the service?"),
        choices=[(how.value, how.label) for how in ASKED_NOW],
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def agreement(self) -> Agreement:
        """Return what was entered."""
        entered = self.cleaned_data
        return Agreement(how=ConsentHow(entered["how"]), version=entered["version"], **self.said())
