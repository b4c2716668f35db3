"""What a referral says: needs, what matters, urgency, risk, agreement."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.forms import referral_words as words
from referrals.forms.draft_consent import APART, DraftConsentFields, initial_consent
from referrals.forms.versions import STALE, Difference, differences, with_version
from referrals.models import Consent, Referral, RiskAnswer, Source, Urgency
from referrals.services import DraftChanges
from spcore.accounts.roles import Role
from spcore.needs import Need
from spcore.ui.fields import NhsDateField

LONG = 4000


def _text(label: Any, hint: Any = "", *, rows: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, max_length=LONG, widget=widget, required=False
    )


class ReferralEditForm(DraftConsentFields):
    """
    A draft or a returned referral. "Save as draft" takes it half-filled; "continue" does not.

    Answers shown are those given since this referral was begun, never older ones.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label=words.SOURCE, choices=Source.choices[1:-1], widget=forms.RadioSelect, required=False
    )
    needs = forms.MultipleChoiceField(
        label=words.NEEDS,
        help_text=words.NEEDS_HINT,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "app-checkboxes--columns"}),
        required=False,
    )
    what_matters = _text(words.WHAT_MATTERS, words.WHAT_MATTERS_HINT)
    reason = _text(words.REASON, words.REASON_HINT)
    background = _text(words.BACKGROUND, words.BACKGROUND_HINT)
    urgency = forms.ChoiceField(
        label=words.URGENCY, choices=Urgency.choices, widget=forms.RadioSelect, required=False
    )
    critical_date = NhsDateField(
        label=words.CRITICAL_DATE, help_text=words.CRITICAL_DATE_HINT, required=False
    )
    critical_what = forms.CharField(label=words.CRITICAL_WHAT, max_length=200, required=False)
    risk_answer = forms.ChoiceField(
        label=words.RISK,
        help_text=words.RISK_HINT,
        choices=RiskAnswer.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    risk_detail = _text(words.RISK_DETAIL, words.RISK_DETAIL_HINT)
    visit_risk = _text(words.VISIT_RISK, words.VISIT_RISK_HINT, rows=2)
    codes_only = forms.BooleanField(
        label=words.CODES_ONLY, help_text=words.CODES_ONLY_HINT, required=False
    )

    reveals = {
        "risk_answer": {RiskAnswer.NAMED: ("risk_detail",)},
        **DraftConsentFields.consent_reveals,
    }
    option_hints = {"needs": words.NEED_HINTS}
    missing = words.MISSING
    fieldsets = words.FIELDSETS
    folds = words.FOLDS

    def __init__(
        self,
        *args: Any,
        referral: Referral,
        answers: Mapping[str, Consent],
        hidden: frozenset[str],
        role: Role | None,
        competence: Mapping[str, str] | None = None,
        first_needs: Sequence[str] = (),
        **options: Any,
    ) -> None:
        self.referral = referral
        self.stale: list[Difference] = []
        self.saved = initial_of(referral, answers, competence or {})
        super().__init__(*args, initial=self.saved, **options)
        if role != Role.OTHER_REFERRER or referral.referring_organisation.referrer_kind:
            hidden |= {"source"}  # a practice, or an organisation that has said what it is
        for name in hidden:
            self.fields.pop(name, None)
        if first_needs and "needs" in self.fields:
            self._put_first(first_needs)
        self.hidden = hidden
        self.leave_out_who_decided()
        for name in words.MISSING:
            if name in self.fields:
                self.fields[name].required = not self.is_draft
        self.reveals = {
            name: options
            for name, options in type(self).reveals.items()
            if all(inner in self.fields for names in options.values() for inner in names)
        }

    def name_doors(self, hints: Mapping[str, Any]) -> None:
        """Say beside a need that another door serves which door that is."""
        needs = {**words.NEED_HINTS, **hints}
        self.option_hints = {"needs": needs}  # type: ignore[misc]

    def _put_first(self, needs: Sequence[str]) -> None:
        """Offer the needs the practice refers for most before the others."""
        field: Any = self.fields["needs"]
        field.choices = sorted(field.choices, key=lambda choice: choice[0] not in needs)

    @property
    def is_draft(self) -> bool:
        """Tell whether "Save as draft" was pressed: nothing is asked for then."""
        return "draft" in self.data

    def clean(self) -> dict[str, Any]:
        """Refuse an older version, showing both; ask for what is missing unless it is a draft."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("version") != self.referral.version:
            self.stale = differences(self, self.saved)
            with_version(self, self.referral.version)
            raise ValidationError(STALE)
        if not self.is_draft:
            self._add_errors([*self._missing(cleaned), *self.missing_of_consent(cleaned)])
            if not self.errors:
                self._add_errors(self.refusals())
        return cleaned

    def _add_errors(self, problems: Iterable[tuple[str, Any]]) -> None:
        for name, text in problems:
            if name in self.fields and name not in self.errors:
                self.add_error(name, text)

    def _missing(self, typed: Mapping[str, Any]) -> list[tuple[str, Any]]:
        named = typed.get("risk_answer") == RiskAnswer.NAMED
        day = typed.get("critical_date")
        rules = (
            ("critical_date", day and day < timezone.localdate(), words.DATE_PAST),
            ("critical_what", day and not typed.get("critical_what"), words.NO_CRITICAL_WHAT),
            ("risk_detail", named and not typed.get("risk_detail"), words.NO_RISK_DETAIL),
        )
        return [(name, text) for name, is_missing, text in rules if is_missing]

    def changes(self) -> DraftChanges:
        """Return what the service saves."""
        apart = {"version", *APART}
        values = {name: typed for name, typed in self.cleaned_data.items() if name not in apart}
        if "urgency" in values and not values["urgency"]:
            values["urgency"] = Urgency.ROUTINE
        if values.get("source") == "":
            del values["source"]
        return DraftChanges(values=values, answers=self.answers())

    @property
    def typed_names(self) -> frozenset[str]:
        """Return the fields that hold something."""
        return frozenset(name for name, said in self.cleaned_data.items() if said)

    def words_alone(self, *, but: frozenset[str]) -> DraftChanges:
        """Return what a save by itself keeps: what is in the right form, and no agreement."""
        kept = {name: said for name, said in self.changes().values.items() if name not in but}
        return DraftChanges(values=kept)


def initial_of(
    referral: Referral, answers: Mapping[str, Consent], competence: Mapping[str, str]
) -> dict[str, Any]:
    """Return the form's values for what is saved."""
    saved = {name: getattr(referral, name) for name in words.COLUMNS}
    return saved | {"version": referral.version} | initial_consent(answers, competence)


def label_of(name: str) -> str:
    """Return a field's label, for the page that checks the answers."""
    return str(ReferralEditForm.base_fields[name].label or _("Answer"))
