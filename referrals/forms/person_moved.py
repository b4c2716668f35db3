"""Where the person is registered and lives now."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import NoPractice
from referrals.selectors.practices import practices_like
from referrals.services.moving_away import NewMove
from spcore.ui.fields import NhsDateField, PostcodeField
from spcore.ui.plain_form import PlainForm

AS_TYPED = "typed"


class PersonMovedForm(PlainForm):
    """The new practice, and the new place where that changed too."""

    missing = {
        "which": _("Choose which practice you mean"),
        "moved_on": _("Enter the day, or the day you were told"),
    }
    sometimes_needed = frozenset({"registered_with", "elsewhere"})

    registered_with = forms.ChoiceField(
        label=_("Which GP practice are they with now?"), required=False
    )
    elsewhere = forms.CharField(
        label=_("If it is not in the list, find it here"),
        help_text=_("Its name, its code (like A82012) or a postcode near it"),
        max_length=200,
        required=False,
    )
    which = forms.ChoiceField(label=_("Which of these is it?"), widget=forms.RadioSelect)
    moved_on = NhsDateField(label=_("Since when?"), past=True)
    address = forms.CharField(
        label=_("New address"),
        help_text=_("Leave empty if they still live at the same place"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    postcode = PostcodeField(label=_("New postcode"), required=False)
    told_by = forms.CharField(label=_("Who told you?"), max_length=200, required=False)

    def __init__(self, *args: Any, practices: list[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["registered_with"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a practice")),
            *((str(pk), name) for pk, name in practices),
            *NoPractice.choices,
        ]
        typed = str(self.data.get("elsewhere", "")).strip() if self.is_bound else ""
        if typed:
            self._offer(typed)
        else:
            self.fields.pop("which")

    def _offer(self, typed: str) -> None:
        """Ask which practice was meant, of those in the register; or none of them."""
        found = [
            (str(one.pk), ", ".join(filter(None, [one.name, one.address, one.postcode])))
            for one in practices_like(words=typed)
        ]
        none = _("None of these. Keep what I typed") if found else _("Keep what I typed")
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            *found,
            (AS_TYPED, f"{none}: {typed}"),
        ]
        if not found:
            self.fields["which"].help_text = _(
                "We found no open practice for this in the register. Check the spelling, or keep it"
            )

    def clean(self) -> dict[str, Any]:
        """Take one practice: of the list, or of the register."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, typed = cleaned.get("registered_with"), cleaned.get("elsewhere")
        if chosen and typed:
            text = _("Choose a practice in the list, or find another one below: not both")
            self.add_error("registered_with", text)
        elif not chosen and not typed and "registered_with" not in self.errors:
            self.add_error("registered_with", _("Choose the practice, or say that there is none"))
        return cleaned

    def to_move(self) -> NewMove:
        """Return what was typed as the service takes it."""
        typed = dict(self.cleaned_data)
        name, which = typed.pop("elsewhere"), typed.pop("which", "")
        where = which or typed.pop("registered_with")
        typed.pop("registered_with", None)
        if where == AS_TYPED:
            return NewMove(no_practice=NoPractice.NOT_KNOWN, practice_name=name, **typed)
        if where in NoPractice.values:
            return NewMove(no_practice=where, **typed)
        return NewMove(practice_id=UUID(where), **typed)
