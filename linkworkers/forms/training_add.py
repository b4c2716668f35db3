"""A course somebody has done."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import TrainingCourse
from linkworkers.services.training import Done
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class TrainingAddForm(PlainForm):
    """Which, when, and where the certificate is."""

    missing = {"course": _("Select the course"), "done_on": _("Enter when it was done")}

    course = forms.ChoiceField(label=_("Which course?"))
    done_on = NhsDateField(label=_("When was it done?"), past=True)
    expires_on = NhsDateField(
        label=_("Until when does it hold?"),
        help_text=_("Only if the certificate says another day than the scheme’s list"),
        required=False,
    )
    evidence = forms.CharField(
        label=_("Where is the certificate?"),
        help_text=_("For example: in the shared folder, or with the training provider’s name"),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, courses: Sequence[TrainingCourse], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(row.pk), row.name) for row in courses if row.is_open]
        self.fields["course"].choices = [("", _("Select a course")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse one that runs out before it was done."""
        cleaned = super().clean() or self.cleaned_data
        done, expires = cleaned.get("done_on"), cleaned.get("expires_on")
        if done and expires and expires <= done:
            self.add_error("expires_on", _("It cannot run out before it was done"))
        return cleaned

    def done(self) -> Done:
        """Return what was entered."""
        entered = self.cleaned_data
        return Done(
            course_id=UUID(entered["course"]),
            done_on=entered["done_on"],
            expires_on=entered["expires_on"],
            evidence=entered["evidence"],
        )
