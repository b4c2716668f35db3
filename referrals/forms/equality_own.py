"""The equality questions as somebody reads them alone, on their own phone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from referrals.forms.equality_edit import EqualityQuestions
from referrals.models import equality as options

LEFT_OUT = _("I leave this out")
RATHER_NOT = _("I would rather not say")
DECLINED = (options.DECLINED, options.Ethnicity.Z.value)
LABELS: dict[str, Any] = {
    "ethnicity": _("Your ethnic group"),
    "main_language": _("Your main language"),
    "no_language": _("I would rather not say which language"),
    "religion": _("Your religion"),
    "disability": _("Is your daily life limited by a condition of 12 months or more?"),
    "is_carer": _("Do you look after somebody, unpaid?"),
    "sex": _("Your sex"),
    "gender": _("Your gender"),
    "same_as_at_birth": _("Is your gender the same as the sex registered at your birth?"),
    "orientation": _("Your sexual orientation"),
    "groups_answer": _("Does any of the following fit you?"),
}


class EqualityOwnForm(EqualityQuestions):
    """Nothing is filled in beforehand: what was said before is not shown on a phone."""

    sometimes_needed = frozenset(EqualityQuestions.base_fields)  # all may be left out: it says so

    def __init__(self, *args: Any, **options_: Any) -> None:
        super().__init__(*args, **options_)
        for name, label in LABELS.items():
            field = self.fields[name]
            field.label = label
            if hasattr(field, "choices"):
                field.choices = [(value, _worded(value, text)) for value, text in field.choices]
        self.fields["main_language"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least. :raises ValidationError:"""
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_now("Answer at least one question, or close this page"))
        return cleaned


def _worded(value: Any, text: Any) -> Any:
    if value == "":
        return LEFT_OUT
    return RATHER_NOT if value in DECLINED else text
