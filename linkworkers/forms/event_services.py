"""Which services of the directory are invited."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.models import Service
from spcore.ui.plain_form import PlainForm


class ServiceFindForm(PlainForm):
    """Looking for them by name."""

    missing = {"q": _("Enter a word of their name")}

    q = forms.CharField(
        label=_("Name of the service, or of whoever runs it"),
        help_text=_("Those whose listing says no email address are left out"),
        max_length=100,
    )


class EventServicesForm(PlainForm):
    """Whom of those found."""

    missing = {"service_ids": _("Select whom to invite")}

    service_ids = forms.MultipleChoiceField(
        label=_("Whom do you invite?"),
        help_text=_("Each gets a link of its own, and answers without signing in"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, found: Sequence[Service], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["service_ids"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), f"{row.name}, {row.provider_name}" if row.provider_name else row.name)
            for row in found
        ]
