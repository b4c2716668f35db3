"""Sending a referral back with what would help."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ReturnReason(TextChoices):
    """Why a team cannot decide yet, or cannot accept."""

    MORE = "more", _("We need to know more")
    CONTACT = "contact", _("We cannot reach the person with what is given")
    CONSENT = "consent", _("It is not clear that the person agreed")
    RISK = "risk", _("Please ask about risks first")
    TWICE = "twice", _("The person is being helped already")
    OTHER = "other", _("Something else")


class TriageReturnForm(PlainForm):
    """A short reason and words for the referrer."""

    why = forms.ChoiceField(
        label=_("Why do you send it back?"), choices=ReturnReason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What should the referrer do or answer?"),
        help_text=_("The referrer reads this. Write only what they need."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    missing = {
        "why": _("Choose why you send it back"),
        "words": _("Say what the referrer should do or answer"),
    }

    def reason(self) -> str:
        """Return what the step records."""
        label = ReturnReason(self.cleaned_data["why"]).label
        return f"{label}. {self.cleaned_data['words']}"
