"""Finding somebody's practice in the register, for a form whose list does not hold it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from referrals.models import NoPractice
from referrals.selectors.practices import practices_like
from spcore.ui.plain_form import PlainForm

AS_TYPED = "typed"
HINT = _("Its name, its code (like A82012) or a postcode near it")


def practice_search(why: Any = "") -> forms.CharField:
    """Return the box to search in, with why it is asked where a form says that."""
    return forms.CharField(
        label=_("If it is not in the list, find it here"),
        help_text=format_lazy("{} {}", why, HINT) if why else HINT,
        max_length=200,
        required=False,
    )


class PracticeSearchForm(PlainForm):
    """
    A list in `registered_with`, and a search that needs no script: `elsewhere`, then `which`.

    Which one was meant is asked when the form comes back; it is the only thing asked again.
    """

    elsewhere = practice_search()
    which = forms.ChoiceField(label=_("Which of these is it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
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

    def practice_meant(self) -> dict[str, Any]:
        """
        Return `practice_id`, `no_practice` and `practice_name` of a valid form's answers.

        What was searched for counts. The name goes with a practice that is in no register.
        """
        typed = self.cleaned_data
        where = typed.get("which") or typed.get("registered_with", "")
        if where == AS_TYPED:
            where, name = NoPractice.NOT_KNOWN.value, typed["elsewhere"]
        else:
            name = ""
        is_reason = where in NoPractice.values
        return {
            "practice_id": UUID(where) if where and not is_reason else None,
            "no_practice": where if is_reason else "",
            "practice_name": name,
        }
