"""What each reason counts in matching, as the scheme's own people change it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from linkworkers.selectors.match_points import reasons_in_words
from linkworkers.services.match_points import MOST
from providers.selectors import WEIGHTS
from referrals.forms.settings import SettingsForm, short

PREFIX = "points_"  # a form has a `stale` of its own


class MatchPointsForm(SettingsForm):
    """A number for each reason; its hint is what is usual."""

    def __init__(self, data: Any, *, weights: dict[str, int], version: int) -> None:
        named = {f"{PREFIX}{name}": points for name, points in weights.items()}
        super().__init__(data, saved={**named, "version": version})
        wrong = _("Enter a whole number from 0 to %(most)d") % {"most": MOST}
        for name, words in reasons_in_words().items():
            self.fields[f"{PREFIX}{name}"] = forms.IntegerField(
                label=words,
                help_text=_("Usually %(n)d") % {"n": WEIGHTS[name]},
                min_value=0,
                max_value=MOST,
                widget=short(),
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), wrong
                ),
            )

    @property
    def points(self) -> dict[str, int]:
        """Return the points by the name of the reason. Expects a valid form."""
        return {name.removeprefix(PREFIX): points for name, points in self.values.items()}
