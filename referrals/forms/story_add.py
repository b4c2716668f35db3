"""A story as its teller read it and agreed to it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models.story import StoryConsent
from referrals.services.stories import NewStory, latest_end
from spcore.needs import Need
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class StoryAddForm(PlainForm):
    """The words, what the teller wants to be called, how they agreed, and until when."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = forms.CharField(label=_("Title"), max_length=120)
    words = forms.CharField(
        label=_("The story, as they read it"),
        help_text=_("Leave out what would tell who they are, unless they want it known."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    teller = forms.CharField(
        label=_("What they want to be called"),
        help_text=_("For example: Mary, 67. Any name they choose."),
        max_length=80,
    )
    need = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", _("Several things")), *Need.choices],
        required=False,
    )
    agreed_how = forms.ChoiceField(
        label=_("How did they agree?"), choices=StoryConsent.choices, widget=forms.RadioSelect
    )
    agreed_on = NhsDateField(label=_("When did they agree?"), past=True)
    ends_on = NhsDateField(
        label=_("Until when may it be public?"), help_text=_("Two years at most; then ask again.")
    )
    knows = forms.BooleanField(
        label=_("They know that everybody can read it, and that they can take it back at any time")
    )

    def clean(self) -> dict[str, Any]:
        """Hold the end within two years of the agreement, and not in the past."""
        said = super().clean() or self.cleaned_data
        agreed, ends = said.get("agreed_on"), said.get("ends_on")
        if agreed and ends and not timezone.localdate() <= ends <= latest_end(agreed):
            self.add_error("ends_on", _("Choose a day within two years of their agreement"))
        return said

    def story(self) -> NewStory:
        """Return the story as the service takes it. Expects a valid form."""
        said = self.cleaned_data
        return NewStory(**{name: said[name] for name in NewStory.__dataclass_fields__})
