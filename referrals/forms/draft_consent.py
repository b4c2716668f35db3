"""What the person agrees to, on the referral form; what only some need opens when they need it."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import selectors, services
from referrals.forms import referral_words as words
from referrals.forms.consent_fields import ConsentFields
from referrals.models import Consent, ConsentHow, Purpose, Referral, SaidBy
from referrals.services import Answer, Override
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

AGREED = (("yes", _("Yes")), ("no", _("No")))
PURPOSES = (Purpose.REFERRAL, Purpose.FEEDBACK, Purpose.EVALUATION)
HOW = (ConsentHow.SPOKEN, ConsentHow.PHONE, ConsentHow.WRITTEN, ConsentHow.OVERRIDE)
SAID = ("consent_said_by", "consent_said_by_name", "consent_competence")
OVERRIDE = (
    *("consent_decision", "consent_assessor", "consent_given_on", "consent_basis"),
    *("consent_seen_by", "consent_reason"),
)
APART = ("consent_how", *SAID, *OVERRIDE, *(f"consent_{purpose.value}" for purpose in PURPOSES))


def _answer(label: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=hint, choices=AGREED, widget=forms.RadioSelect, required=False
    )


def _shared(name: str) -> forms.Field:
    field = deepcopy(ConsentFields.base_fields[name])
    field.required = False
    return field


class DraftConsentFields(PlainForm):
    """
    One answer for each purpose, and how it was given; the same rules as on the consent page.

    Who decided is asked of under 16s alone, on what footing only where somebody lacks capacity. A
    subclass sets `referral` before this begins, and says `is_draft`.
    """

    referral: Referral
    consent_referral = _answer(words.CONSENT_REFERRAL)
    consent_feedback = _answer(words.CONSENT_FEEDBACK, words.CONSENT_FEEDBACK_HINT)
    consent_evaluation = _answer(words.CONSENT_EVALUATION, words.CONSENT_EVALUATION_HINT)
    consent_said_by = _shared("said_by")
    consent_said_by_name = _shared("said_by_name")
    consent_competence = _shared("competence")
    consent_how = forms.ChoiceField(
        label=words.CONSENT_HOW,
        choices=[(how.value, how.label) for how in HOW],
        widget=forms.RadioSelect,
        required=False,
    )
    consent_decision = _shared("decision")
    consent_assessor = _shared("assessor")
    consent_given_on = NhsDateField(label=words.ASSESSED_ON, required=False, past=True)
    consent_basis = _shared("basis")
    consent_seen_by = _shared("seen_by")
    consent_reason = _shared("reason")

    sometimes_needed = frozenset({"consent_said_by"})
    consent_reveals = {
        "consent_how": {ConsentHow.OVERRIDE.value: OVERRIDE},
        "consent_said_by": {
            SaidBy.PARENT.value: ("consent_said_by_name",),
            SaidBy.PERSON.value: ("consent_competence",),
        },
    }

    def leave_out_who_decided(self) -> None:
        """Take the questions about a child away where the person is none, or nobody is chosen."""
        person = self.referral.person
        today = timezone.localdate()
        if person is None or selectors.age_on(person, on=today) >= selectors.ABLE_FROM:
            for name in SAID:
                del self.fields[name]

    def missing_of_consent(self, typed: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield each field that the answers still need, with what to say."""
        if typed.get("consent_referral") == "no":
            yield "consent_referral", words.REFUSED
        if typed.get("consent_how") == ConsentHow.OVERRIDE:
            reason = typed.get("consent_reason", "")
            for name, text in services.missing_of_override(self._override(), reason):
                yield f"consent_{name}", text
        elif "consent_said_by" in self.fields:
            yield from self._missing_of_child(typed)

    def _missing_of_child(self, typed: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        by = typed.get("consent_said_by")
        if not by:
            yield "consent_said_by", ConsentFields.shared_missing["said_by"]
        elif by == SaidBy.PARENT and not typed.get("consent_said_by_name"):
            yield "consent_said_by_name", words.NO_PARENT_NAME
        elif by == SaidBy.PERSON and not typed.get("consent_competence"):
            yield "consent_competence", words.NO_COMPETENCE

    def refusals(self) -> Iterator[tuple[str, str]]:
        """Yield what the rules of consent refuse, with the field to mend."""
        for answer in self._ticked():
            problem = self._problem(answer)
            if problem is not None:
                name = f"consent_{problem[0]}"
                yield name if name in self.fields else f"consent_{answer.purpose.value}", problem[1]
                return

    def answers(self) -> tuple[Answer, ...]:
        """Return the answers that can be recorded: those that hold by the rules of consent."""
        return tuple(answer for answer in self._ticked() if self._problem(answer) is None)

    @property
    def is_answer_lost(self) -> bool:
        """Tell whether an answer was ticked that a draft cannot hold yet, to say so."""
        ticked = [p for p in PURPOSES if self.cleaned_data.get(f"consent_{p.value}")]
        return len(ticked) > len(self.answers())

    def _problem(self, answer: Answer) -> tuple[str, str] | None:
        if self.referral.person is None:
            return None
        now = timezone.now()
        new = services.consent_of(answer, self.referral, at=now)
        return services.problem_with_answer(new, self.referral.person, at=now)

    def _ticked(self) -> list[Answer]:
        """Return what was ticked; nothing before it is said how it was given."""
        typed = self.cleaned_data
        how = typed.get("consent_how", "")
        if not how:
            return []
        shared = {"how": how, **self._footing(how)}
        given = {purpose: typed.get(f"consent_{purpose.value}") for purpose in PURPOSES}
        return [
            Answer(purpose=purpose, is_given=answer == "yes", **shared)
            for purpose, answer in given.items()
            if answer
        ]

    def _footing(self, how: str) -> dict[str, Any]:
        typed = self.cleaned_data
        if how == ConsentHow.OVERRIDE:
            return {
                "reason": typed.get("consent_reason", ""),
                "given_on": typed.get("consent_given_on"),
                "override": self._override(),
            }
        by = typed.get("consent_said_by") or SaidBy.PERSON
        is_parent = by == SaidBy.PARENT
        return {
            "said_by": by,
            "said_by_name": typed.get("consent_said_by_name", "") if is_parent else "",
            "competence": "" if is_parent else typed.get("consent_competence", ""),
        }

    def _override(self) -> Override:
        names = ("decision", "assessor", "basis", "seen_by")
        return Override(**{name: self.cleaned_data.get(f"consent_{name}", "") for name in names})


def initial_consent(
    answers: Mapping[str, Consent], competence: Mapping[str, str]
) -> dict[str, Any]:
    """Return the form's values for the answers given on this referral, and on no other."""
    saved: dict[str, Any] = {}
    for purpose in PURPOSES:
        held = answers.get(purpose)
        saved[f"consent_{purpose.value}"] = ("yes" if held.is_given else "no") if held else ""
    first = answers.get(Purpose.REFERRAL) or next(iter(answers.values()), None)
    if first is None:
        return saved | dict.fromkeys(("consent_how", *SAID, *OVERRIDE), "")
    is_override = first.how == ConsentHow.OVERRIDE
    return saved | {
        "consent_how": first.how,
        "consent_said_by": "" if is_override else first.said_by,
        "consent_said_by_name": first.said_by_name,
        "consent_competence": competence.get(str(Purpose(first.purpose).label), ""),
        "consent_decision": first.decision,
        "consent_assessor": first.assessor,
        "consent_given_on": first.given_on if is_override else None,
        "consent_basis": first.basis,
        "consent_seen_by": first.lpa_seen_by,
        "consent_reason": first.reason,
    }
