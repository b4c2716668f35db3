"""The choice of the practice somebody is registered with."""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import NoPractice

NO_PRACTICE = (  # made once: `choices` are made anew each time they are asked
    (NoPractice.NOT_REGISTERED.value, NoPractice.NOT_REGISTERED.label),
    (NoPractice.NOT_KNOWN.value, _("Another practice, or not known")),
)


class PracticeField(forms.ChoiceField):
    """A choice of practices that are read when they are shown, or to check an unusual one."""

    known: frozenset[str] = frozenset()

    def offer(self, practices: Callable[[], list[tuple[UUID, str]]], own: UUID | None) -> None:
        """Offer these, and that there is none. `own` is one of them, and chosen at first."""

        @cache
        def choices() -> list[tuple[str, Any]]:
            found = ((str(pk), name) for pk, name in practices())
            return [("", _("Choose a practice")), *found, *NO_PRACTICE]

        self.choices = choices
        self.known = frozenset(value for value, _words in NO_PRACTICE)
        if own is not None:
            self.initial = str(own)
            self.known |= {self.initial}

    def valid_value(self, value: Any) -> bool:
        """Tell whether it is offered: of those that always are, without reading the others."""
        return str(value) in self.known or super().valid_value(value)
