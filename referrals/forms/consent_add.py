"""Recording what the person agreed to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import services
from referrals.forms.consent_fields import SAID, ConsentFields
from referrals.models import ConsentHow, Person, Purpose, SaidBy
from referrals.services import NewConsent
from spcore.ui.fields import NhsDateField

ANSWERS = (("yes", _("They agree")), ("no", _("They do not agree")))


class ConsentAddForm(ConsentFields):
    """One answer of the person."""

    missing = {
        "purpose": _("Select what the person was asked"),
        "answer": _("Select what they said"),
        "how": _("Select how they said it"),
        **ConsentFields.shared_missing,
    }
    reveals = {
        "purpose": {Purpose.SHARING.value: ("provider",)},
        "how": ConsentFields.reveal_override,
        "said_by": {
            SaidBy.PARENT.value: ("said_by_name",),
            SaidBy.PERSON.value: ("competence",),
        },
    }
    field_order = ("purpose", "provider", "answer", *SAID, "how", "given_on", "review_on")

    purpose = forms.ChoiceField(
        label=_("What were they asked?"), choices=Purpose.choices, widget=forms.RadioSelect
    )
    provider = forms.ChoiceField(label=_("Which service provider?"), required=False)
    answer = forms.ChoiceField(
        label=_("What did they say?"), choices=ANSWERS, widget=forms.RadioSelect
    )
    how = forms.ChoiceField(
        label=_("How did they say it?"), choices=ConsentHow.choices, widget=forms.RadioSelect
    )
    given_on = NhsDateField(
        label=_("When did they say so, if not today?"), required=False, past=True
    )
    review_on = NhsDateField(
        label=_("When to ask again"),
        help_text=_("Leave empty for the scheme's usual time. It reminds you; nothing stops then"),
        required=False,
        future=True,
    )

    def __init__(
        self,
        *args: Any,
        providers: list[tuple[Any, str]],
        person: Person,
        at: datetime,
        **options: Any,
    ) -> None:
        self.person, self.at = person, at
        super().__init__(*args, person=person, on=timezone.localdate(at), **options)
        chosen = [("", _("Select a provider")), *((str(pk), name) for pk, name in providers)]
        self.fields["provider"].choices = chosen  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the provider of sharing too."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("purpose") == Purpose.SHARING and not cleaned.get("provider"):
            self.add_error("provider", _("Select the service provider"))
        if not self.errors:
            problem = services.problem_with_answer(self.to_consent(), self.person, at=self.at)
            if problem:
                self.add_error(problem[0] if problem[0] in self.fields else None, problem[1])
        return cleaned

    def to_consent(self) -> NewConsent:
        """Return the answer as the service takes it."""
        entered = self.cleaned_data
        is_sharing = entered["purpose"] == Purpose.SHARING
        return NewConsent(
            person_id=self.person.pk,
            purpose=Purpose(entered["purpose"]),
            is_given=entered["answer"] == "yes",
            how=ConsentHow(entered["how"]),
            provider_id=UUID(entered["provider"]) if is_sharing else None,
            review_on=entered["review_on"],
            given_on=entered["given_on"],
            **self.said(),
        )
