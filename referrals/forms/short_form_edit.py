"""The short form of each kind of other referrer: only what it can know, and only what helps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.versions import in_words
from referrals.models import FormAnswers, ParentView, Referral, Safe, View
from referrals.services import ShortForm
from spcore.accounts.models import ReferrerKind
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

KIND = ReferrerKind
SAFE = (
    (Safe.YES.value, _("Yes")),
    (Safe.NO.value, _("No")),
    (Safe.UNSAID.value, _("I do not know")),
)
FIELDS: dict[str, tuple[str, ...]] = {
    KIND.SCHOOL: (
        "is_safe",
        "person_view",
        "parent_name",
        "parent_phone",
        "parent_view",
        "place",
        "known_by",
    ),
    KIND.HOSPITAL: ("is_safe", "leaves_on", "place", "known_by"),
    KIND.SOCIAL_CARE: ("is_safe", "person_view", "place", "known_by"),
    KIND.COMMUNITY: ("is_safe", "person_view", "known_by"),
}
NEEDED: dict[str, tuple[str, ...]] = {
    KIND.SCHOOL: ("is_safe", "person_view", "parent_view"),
    KIND.HOSPITAL: ("is_safe",),
    KIND.SOCIAL_CARE: ("is_safe", "person_view"),
    KIND.COMMUNITY: ("is_safe", "person_view"),
}
PLACE: dict[str, Any] = {
    KIND.SCHOOL: _("Year or class"),
    KIND.HOSPITAL: _("Ward or clinic"),
    KIND.SOCIAL_CARE: _("Team"),
}
KNOWN_BY: dict[str, Any] = {
    KIND.SCHOOL: _("Who at school knows them best, and their number"),
    KIND.HOSPITAL: _("Who arranges the discharge, and their number"),
    KIND.SOCIAL_CARE: _("Allocated worker, and their number"),
    KIND.COMMUNITY: _("Who knows them best, and their number"),
}


def _radios(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, widget=forms.RadioSelect, required=False
    )


class ShortFormEditForm(PlainForm):
    """`kind` says which questions there are. Safety and the person's view are never prefilled."""

    missing = {
        "is_safe": _("Say whether the person is safe right now"),
        "person_view": _("Say what the person knows and thinks of it"),
        "parent_view": _("Say what the parent or carer knows and thinks of it"),
    }
    is_safe = _radios(
        _("Is the person safe right now?"),
        SAFE,
        _("If not, ring 999, and follow your own safeguarding procedure. Send this as well."),
    )
    leaves_on = NhsDateField(
        label=_("When do they leave hospital?"),
        help_text=_("The team plans from this date. For example, 27 3 2027"),
        required=False,
    )
    person_view = _radios(
        _("What does the person think of it?"),
        View.choices,
        _("Some want help, and do not want you to hear more. Then you are told nothing."),
    )
    parent_name = forms.CharField(
        label=_("Parent or carer with parental responsibility"),
        help_text=_("Leave it empty where the young person decides for themself."),
        max_length=150,
        required=False,
    )
    parent_phone = forms.CharField(label=_("Their phone number"), max_length=30, required=False)
    parent_view = _radios(
        _("What does the parent or carer think of it?"),
        ParentView.choices,
    )
    place = forms.CharField(label=_("Team"), max_length=150, required=False)
    known_by = forms.CharField(label=_("Who knows them best"), max_length=200, required=False)

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = kind if kind in FIELDS else KIND.COMMUNITY
        for name in set(self.fields) - set(FIELDS[kind]):
            del self.fields[name]
        for name in NEEDED[kind]:
            self.fields[name].required = True
        for name, labels in (("place", PLACE), ("known_by", KNOWN_BY)):
            if name in self.fields:
                self.fields[name].label = labels[kind]

    def to_save(self) -> ShortForm:
        """Return what was answered as the service takes it."""
        typed = dict(self.cleaned_data)
        return ShortForm(is_safe=Safe(typed.pop("is_safe")), **typed)


def answers_of(referral: Referral, answers: FormAnswers) -> list[tuple[str, str, str]]:
    """Return name, label and words of each answer given, to be checked before sending."""
    form = ShortFormEditForm(kind=referral.referring_organisation.referrer_kind)
    given = {**initial_of(referral, answers), "leaves_on": None}  # its date stands with the needs
    return [
        (name, str(field.label), in_words(field, given[name]))
        for name, field in form.fields.items()
        if given[name]
    ]


def initial_of(referral: Referral, answers: FormAnswers | None) -> dict[str, Any]:
    """Return what was answered before, on this draft."""
    if answers is None:
        return {}
    names = set(ShortFormEditForm.base_fields) - {"leaves_on"}
    return {**{name: getattr(answers, name) for name in names}, "leaves_on": referral.critical_date}
