"""What a person says of themself. "Not asked" is an answer of its own to every question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import EqualityAnswers
from referrals.models import equality as options
from referrals.services import EqualityFields
from spcore.ui.plain_form import PlainForm
from spcore.ui.versions import VersionedForm

NOT_ASKED = ("", _("Not asked"))


def _ask(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=hint, choices=[NOT_ASKED, *choices.choices], required=False
    )


class EqualityQuestions(PlainForm):
    """Read out, or filled in by the person."""

    fieldsets = (
        (_("Background"), ("ethnicity", "main_language", "no_language", "religion")),
        (_("Health and caring"), ("disability", "is_carer")),
        (_("Sex and gender"), ("sex", "gender", "same_as_at_birth", "orientation")),
        (_("Circumstances"), ("groups_answer", "groups")),
    )

    ethnicity = _ask(_("Ethnic group"), options.Ethnicity)
    main_language = forms.CharField(
        label=_("Main language"), max_length=60, required=False, help_text=_("Empty: not asked")
    )
    no_language = forms.BooleanField(label=_("Prefers not to say which language"), required=False)
    religion = _ask(_("Religion"), options.Religion)
    disability = _ask(
        _("Is daily life limited by a condition of 12 months or more?"), options.Disability
    )
    is_carer = _ask(_("Do they look after somebody, unpaid?"), options.YesNo)
    sex = _ask(_("Sex"), options.Sex)
    gender = _ask(_("Gender"), options.GenderSaid)
    same_as_at_birth = _ask(
        _("Is their gender the same as the sex registered at birth?"), options.YesNo
    )
    orientation = _ask(_("Sexual orientation"), options.Orientation)
    groups_answer = _ask(_("Does any of the following fit them?"), options.YesNo)
    groups = forms.MultipleChoiceField(
        label=_("Which?"),
        choices=options.InclusionGroup.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask that the groups fit the answer above them."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("main_language") and cleaned.get("no_language"):
            self.add_error("no_language", _("Untick this, or leave the language empty"))
        if cleaned.get("groups") and cleaned.get("groups_answer") != options.YesNo.YES:
            self.add_error("groups_answer", _("Select yes, or untick the groups"))
        if cleaned.get("groups_answer") == options.YesNo.YES and not cleaned.get("groups"):
            self.add_error("groups", _("Tick which, or change the answer above"))
        return cleaned

    def to_fields(self) -> EqualityFields:
        """Return what was typed as the service takes it."""
        names = EqualityFields.__dataclass_fields__
        typed = {name: self.cleaned_data[name] for name in names}
        if self.cleaned_data["no_language"]:
            typed["main_language"] = options.DECLINED
        return EqualityFields(**typed | {"groups": tuple(typed["groups"])})


class EqualityEditForm(EqualityQuestions, VersionedForm):
    """The same for whoever asks, with what was said before."""

    def __init__(self, *args: Any, held: EqualityAnswers | None, **settings: Any) -> None:
        names = EqualityFields.__dataclass_fields__
        saved = {name: getattr(held, name) for name in names} if held else {}
        if saved.get("main_language") == options.DECLINED:
            saved |= {"main_language": "", "no_language": True}
        super().__init__(*args, saved=saved, current=held.version if held else 0, **settings)
