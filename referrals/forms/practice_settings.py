"""How a practice is told of its referrals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import PracticePreferences, Route
from referrals.services import MESH_MAILBOX, Choices
from spcore.accounts.models import Organisation
from spcore.ui.plain_form import PlainForm


class PracticeSettingsForm(PlainForm):
    """The shared inbox, how letters come, and the weekly digest."""

    workflow_email = forms.EmailField(
        label=_("Shared inbox of the practice"),
        help_text=_("News goes here, so that it is read when a colleague is away or has left"),
        required=False,
        max_length=254,
    )
    route = forms.ChoiceField(
        label=_("How should news of a referral reach you?"), widget=forms.RadioSelect
    )
    mesh_mailbox = forms.CharField(
        label=_("MESH mailbox ID of the practice"),
        help_text=_("Letters name the person. Check the ID with your IT service desk"),
        max_length=20,
        required=False,
    )
    duty_phone = forms.CharField(
        label=_("Number of the duty clinician"),
        help_text=_("Whoever is worried about a person of yours is asked to ring it first"),
        max_length=40,
        required=False,
    )
    duty_hours = forms.CharField(
        label=_("When somebody answers it"),
        help_text=_("For example: Monday to Friday, 8am to 6:30pm"),
        max_length=120,
        required=False,
    )
    wants_digest = forms.BooleanField(
        label=_("Send a weekly digest on Mondays: numbers only, no names"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    missing = {"route": _("Select how news should reach you")}
    reveals = {"route": {"mesh": ("mesh_mailbox",)}}
    fieldsets = (
        (_("News of a referral"), ("workflow_email", "route")),
        (_("When somebody may not be safe"), ("duty_phone", "duty_hours")),
        (_("Every week"), ("wants_digest",)),
    )

    def __init__(self, *args: Any, routes: list[Route], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["route"].choices = [(route.value, route.label) for route in routes]

    def clean_mesh_mailbox(self) -> str:
        """Take the mailbox in capitals, without spaces."""
        return "".join(self.cleaned_data["mesh_mailbox"].split()).upper()

    def clean(self) -> dict[str, Any]:
        """Ask for a mailbox where letters go by MESH."""
        cleaned = super().clean() or self.cleaned_data
        mailbox = cleaned.get("mesh_mailbox", "")
        if cleaned.get("route") == Route.MESH and not MESH_MAILBOX.fullmatch(mailbox):
            self.add_error("mesh_mailbox", _("Enter the mailbox ID, like A81001HC"))
        return cleaned

    def choices(self) -> Choices:
        """Return what was chosen."""
        entered = self.cleaned_data
        return Choices(
            workflow_email=entered["workflow_email"],
            duty_phone=entered["duty_phone"],
            duty_hours=entered["duty_hours"],
            route=Route(entered["route"]),
            mesh_mailbox=entered["mesh_mailbox"],
            wants_digest=entered["wants_digest"],
        )


def initial_of(held: PracticePreferences, practice: Organisation) -> dict[str, Any]:
    """Return the form's values for what holds now."""
    return {
        "workflow_email": practice.workflow_email,
        "duty_phone": practice.duty_phone,
        "duty_hours": practice.duty_hours,
        "route": held.route,
        "mesh_mailbox": held.mesh_mailbox,
        "wants_digest": held.wants_digest,
        "version": held.version,
    }
