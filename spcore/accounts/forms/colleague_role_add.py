"""The form that gives a colleague one more role."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role
from spcore.ui.plain_form import PlainForm


class ColleagueRoleAddForm(PlainForm):
    """One choice among the roles the actor may give this colleague, each with its organisation."""

    missing = {"place": _("Select a role")}
    place = forms.ChoiceField(label=_("Role to give"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, places: list[tuple[Organisation, Role]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (f"{organisation.pk}:{role}", f"{role.label}, {organisation.name}")
            for organisation, role in places
        ]

    @property
    def chosen(self) -> dict[str, Any]:
        """Return the organisation's id and the role, as `services.give_role` takes them."""
        organisation_id, role = self.cleaned_data["place"].split(":")
        return {"organisation_id": UUID(organisation_id), "role": Role(role)}
