"""An edit of a listing as somebody else proposes it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from providers.forms.listing import ListingEditForm
from providers.forms.listing_fields import PLACE
from providers.models import Service
from providers.services import ListingDetails
from providers.services.proposals import NOTHING_DIFFERS, differing
from providers.services.versions import details_of

# Where it happens and whether it is private are the owner's alone.
NOT_ASKED = (*PLACE, "is_private", "version")


class ListingProposeForm(ListingEditForm):
    """The listing as it stands, to be put right; and how one knows."""

    words = forms.CharField(
        label=_("How do you know?"),
        required=False,
        max_length=1000,
        help_text=_("For example: I rang them on Tuesday. Name nobody who goes there."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    fieldsets = (*ListingEditForm.fieldsets, (_("For whoever decides"), ("words",)))

    def __init__(self, data: Any, *, service: Service) -> None:
        super().__init__(data, service=service, places=[])
        self.service = service
        for name in NOT_ASKED:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask for a change: an edit that changes nothing is none."""
        said = super().clean()
        if not self.errors and not differing(details_of(self.service), self.details())[1]:
            raise ValidationError(NOTHING_DIFFERS)
        return said

    def details(self) -> ListingDetails:
        """Return the listing as it would be. Expects a valid form."""
        self.cleaned_data["is_private"] = self.service.is_private
        return super().details()
