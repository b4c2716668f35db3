"""What a service says of a group, and what its register holds."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.models import Group, Service
from referrals.selectors.groups import Member
from referrals.services.groups import GroupDetails, Meeting
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

SHORT = {"class": "nhsuk-input--width-3", "inputmode": "numeric"}


class GroupForm(PlainForm):
    """A group's name, when it meets and how many places it has."""

    missing = {
        "service": _("Select the service it belongs to"),
        "name": _("Enter a name for the group"),
        "places": _("Enter how many places it has"),
    }

    service = forms.ChoiceField(label=_("Service"))
    name = forms.CharField(
        label=_("Name of the group"),
        max_length=150,
        help_text=_("For example, Tuesday morning, or Spring course"),
    )
    meets = forms.CharField(label=_("When it meets"), max_length=150, required=False)
    places = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=500, widget=forms.TextInput(attrs=SHORT)
    )
    starts_on = NhsDateField(label=_("First day"), required=False)
    ends_on = NhsDateField(label=_("Last day"), required=False)

    def __init__(self, data: Any, *, services: Iterable[Service], **options: Any) -> None:
        super().__init__(data, **options)
        choices = [(str(row.pk), row.name) for row in services]
        self.fields["service"].choices = [("", ""), *choices]  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["service"].initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        """Hold the days in order."""
        said = super().clean() or self.cleaned_data
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It cannot end before it starts"))
        return said

    def details(self) -> GroupDetails:
        """Return what was entered."""
        said = self.cleaned_data
        return GroupDetails(
            service_id=UUID(said["service"]),
            name=said["name"],
            meets=said["meets"],
            places=said["places"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )


class GroupAddForm(GroupForm):
    """A new group. `nonce` becomes its id, so a double click opens one."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class GroupEditForm(GroupForm):
    """A group as it stands."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def saved(group: Group) -> dict[str, Any]:
    """Return a group as the form's first values."""
    names = ("name", "meets", "places", "starts_on", "ends_on", "version")
    return {name: getattr(group, name) for name in names} | {"service": str(group.service_id)}


CAME = [("came", _("Came")), ("missed", _("Did not come"))]


class RegisterForm(PlainForm):
    """Who came on one day, and how many came without a referral. Whoever is left alone, is."""

    missing = {"on": _("Enter the day it met")}

    on = NhsDateField(label=_("Day it met"), past=True)

    def __init__(self, data: Any, *, members: Iterable[Member], **options: Any) -> None:
        super().__init__(data, **options)
        self.members = list(members)
        for member in self.members:
            self.fields[f"came_{member.onward_id}"] = forms.ChoiceField(
                label=member.name,
                choices=CAME,
                required=False,
                initial={True: "came", False: "missed"}.get(member.came, ""),  # type: ignore[call-overload]
                widget=forms.RadioSelect(attrs={"class": "nhsuk-radios--inline"}),
            )
        self.fields["without"] = forms.IntegerField(
            label=_("How many came without a referral?"),
            required=False,
            min_value=0,
            max_value=500,
            initial=self.initial.get("without"),
            widget=forms.TextInput(attrs=SHORT),
        )

    def meeting(self, *, everybody: bool) -> Meeting:
        """Return what was entered; `everybody` came where nothing else was said of them."""
        said = self.cleaned_data
        came = {}
        for member in self.members:
            answer = said[f"came_{member.onward_id}"] or ("came" if everybody else "")
            if answer:
                came[member.onward_id] = answer == "came"
        on: date = said["on"]
        return Meeting(on=on, came=came, came_without_referral=said["without"] or 0)
