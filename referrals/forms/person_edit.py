"""The same record, changed later: carries the version it was read at."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from referrals import selectors
from referrals.forms.person_add import MAY, PersonAddForm
from referrals.forms.versions import STALE, Difference, differences, with_version
from referrals.models import Person
from referrals.services import PersonFields


class PersonEditForm(PersonAddForm):
    """Change who the person is and how to reach them."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        self.person = person
        self.stale: list[Difference] = []
        options.setdefault("initial", initial_of(person))
        super().__init__(*args, own=person.practice_id, **options)

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed over an older version, showing both."""
        cleaned = super().clean()
        if cleaned.get("version") != self.person.version:
            self.stale = differences(self, initial_of(self.person))
            with_version(self, self.person.version)
            raise ValidationError(STALE)
        return cleaned

    def is_number_taken(self, new: PersonFields) -> bool:
        """Tell whether any other record has the NHS number."""
        number = new.nhs_number
        return bool(number) and selectors.is_number_taken(nhs_number=number, but=self.person.pk)

    def to_fields(self) -> PersonFields:
        """Return what the record would hold; fields this reader is not shown stay as they are."""
        held, typed = PersonFields.of(self.person), self.typed()
        if typed["no_practice"] == held.no_practice and not typed["practice_name"]:
            typed["practice_name"] = held.practice_name  # of no register, and not asked anew
        return replace(held, **typed)


def initial_of(person: Person) -> dict[str, Any]:
    """Return the form's values for what the record holds."""
    held = {
        name: getattr(person, name)
        for name in PersonAddForm.base_fields
        if name not in ("may", "registered_with", "elsewhere", "which")
    }
    return held | {
        "nhs_number": person.nhs_number or "",
        "may": [channel for channel in MAY if getattr(person, f"may_{channel}")],
        "registered_with": str(person.practice_id or person.no_practice),
        "version": person.version,
    }
