"""The public form with which people refer themselves, or somebody they help."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from referrals import services
from referrals.forms import self_referral_words as words
from referrals.forms.practice_search import PracticeSearchForm
from referrals.models import ContactChannel, NoNhsNumber, NoPractice, Safe
from referrals.selectors import ways_in
from referrals.services import NewSelfReferral, PersonFields
from spcore.ui.fields import NhsDateField, PostcodeField
from spcore.ui.form_token import make_token, read_token

CHANNELS = ("phone", "text", "email", "post")  # the first that is safe is the one to use
REACHES = {"phone": words.NO_PHONE, "email": words.NO_EMAIL, "address": words.NO_ADDRESS}
NEEDS_FIELD = {
    "phone": "phone",
    "text": "phone",
    "leave_voicemail": "phone",
    "email": "email",
    "post": "address",
}


def _short(label: Any, hint: Any = "", *, most: int = 150, complete: str = "") -> forms.CharField:
    attrs = {"autocomplete": complete} if complete else {}
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=False,
        widget=forms.TextInput(attrs=attrs),
    )


def _long(label: Any, hint: Any = "", *, rows: int = 3, most: int = 2000) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=widget, required=False
    )


def _radios(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, widget=forms.RadioSelect)


class SelfReferralAddForm(PracticeSearchForm):
    """
    One page. `is_sending` asks for the token too: it is the last step, after checking.

    Nothing is prefilled that must be said: safety, agreement, and what is safe to use.
    """

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    for_whom = _radios(_("Who needs help?"), words.FOR_WHOM)
    helper_name = _short(_("Your own name"))
    helper_relation = _short(_("How do you know them?"), _("For example: daughter, neighbour"))
    helper_phone = _short(_("Your own phone number"), most=30)
    needs = forms.MultipleChoiceField(
        label=_("What do you need help with?"),
        help_text=_("Tick all that fit. You can leave this and write below."),
        choices=list(words.NEED_WORDS.items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "app-checkboxes--columns"}),
        required=False,
    )
    what_matters = _long(
        _("What would make the biggest difference?"), _("In your own words."), rows=4
    )
    cannot_wait = _radios(
        _("Is there something that cannot wait?"),
        words.YES_NO,
        _("Like losing your home, a court date, or no food or heating."),
    )
    cannot_wait_what = _short(_("What is it, and by when?"), most=200)
    is_safe = _radios(_("Are you safe right now?"), Safe.choices, words.SAFE_HINT)
    given_name = forms.CharField(label=_("First name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    birth_date = NhsDateField(
        label=_("Date of birth"), help_text=_("For example, 27 3 1956"), past=True
    )
    registered_with = forms.ChoiceField(label=_("GP practice"), required=False)
    address = _long(_("Address"), rows=2, most=400)
    postcode = PostcodeField(label=_("Postcode"), required=False)
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=30,
        required=False,
        widget=forms.TextInput(
            attrs={"class": "nhsuk-input--width-20", "inputmode": "tel", "autocomplete": "tel"}
        ),
    )
    email = forms.EmailField(label=_("Email address"), required=False)
    may = forms.MultipleChoiceField(
        label=_("What may we do?"),
        help_text=_("Tick only what is safe: nothing that somebody else may see or hear."),
        choices=words.MAY,
        widget=forms.CheckboxSelectMultiple,
    )
    safe_contact_note = _short(
        _("Anything we must know before we get in touch?"),
        _("For example: only mornings, do not say where you ring from"),
        most=300,
    )
    needs_interpreter = forms.BooleanField(label=_("I need an interpreter"), required=False)
    language = _short(_("Which language?"), most=60)
    adjustments = _long(
        _("Is there something that makes it easier for you?"),
        _("For example: large print, text instead of calls, somebody with you"),
        rows=2,
    )
    # Never shown to eyes; whoever fills it in is told, for it may be a browser's helpfulness.
    website = _short(_("Leave this box empty"))
    agrees = forms.BooleanField(
        label=_("I agree that the team reads this, keeps it, and gets in touch with me")
    )
    tell_practice = _radios(_("May we tell your GP practice how it goes?"), words.YES_NO)

    reveals = {
        "for_whom": {"other": ("helper_name", "helper_relation", "helper_phone")},
        "cannot_wait": {"yes": ("cannot_wait_what",)},
        "needs_interpreter": {"on": ("language",)},
    }
    missing = words.MISSING
    sometimes_needed = frozenset({"registered_with", "elsewhere"})
    fieldsets = words.FIELDSETS

    def __init__(
        self,
        *args: Any,
        team_id: UUID,
        practices: list[tuple[UUID, str]],
        is_sending: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.purpose, self.is_sending = f"self_referral.{team_id}", is_sending
        self.nonce: UUID | None = None
        field = self.fields["registered_with"]
        field.choices = [  # type: ignore[attr-defined]
            ("", _("Choose your practice")),
            *((str(pk), name) for pk, name in practices),
            (NoPractice.NOT_REGISTERED.value, _("I have no GP practice")),
            (NoPractice.NOT_KNOWN.value, _("I do not know")),
        ]
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["token"].initial = make_token(purpose=self.purpose)

    def clean(self) -> dict[str, Any]:
        """Add what is wrong in meaning, and at the last step what is wrong with the sending."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, text in self._missing(cleaned):
            if name not in self.errors:
                self.add_error(name, text)
        if not self.errors:
            self._check_person()
        if self.is_sending and not self.errors:
            self._check_token(cleaned.get("token", ""))
        return cleaned

    def _missing(self, typed: dict[str, Any]) -> list[tuple[str, Any]]:
        may, helped = typed.get("may", []), typed.get("for_whom") == "other"
        unreached = {NEEDS_FIELD[way] for way in may if not typed.get(NEEDS_FIELD[way])}
        no_words = not typed.get("needs") and not typed.get("what_matters")
        waits = typed.get("cannot_wait") == "yes"
        no_practice = not typed.get("registered_with") and not typed.get("elsewhere")
        rules = (
            ("registered_with", no_practice, words.NO_PRACTICE),
            ("helper_name", helped and not typed.get("helper_name"), words.NO_HELPER),
            ("helper_phone", helped and not typed.get("helper_phone"), words.NO_HELPER_PHONE),
            ("what_matters", no_words, words.NO_HELP_NAMED),
            ("cannot_wait_what", waits and not typed.get("cannot_wait_what"), words.NO_WAIT_NAMED),
            ("website", typed.get("website"), words.LEAVE_EMPTY),
            *((field, field in unreached, text) for field, text in REACHES.items()),
        )
        return [(name, text) for name, is_missing, text in rules if is_missing]

    def _check_person(self) -> None:
        for problem in services.problems_of(self.person(), on=timezone.localdate()):
            name = problem.field if problem.field in self.fields else None
            self.add_error(name, problem.text)

    def _check_token(self, text: str) -> None:
        token = read_token(text, purpose=self.purpose)
        if token is None:
            self.begin_again()
            raise ValidationError(words.OPEN_TOO_LONG)
        if token.is_too_fast:
            raise ValidationError(words.TOO_FAST)
        held = ways_in.sent_with(nonce=token.nonce)
        if held is not None and held.form_answers.digest != self.digest():
            self.begin_again()
            raise ValidationError(words.SENT_BEFORE)
        self.nonce = token.nonce

    def begin_again(self) -> None:
        """Give the page that is shown again a token of its own."""
        data = self.data.copy()
        data["token"] = make_token(purpose=self.purpose)
        self.data = data

    def digest(self) -> str:
        """Return a keyed hash of all that was typed, the page's token apart."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        text = json.dumps(typed, sort_keys=True, cls=DjangoJSONEncoder)
        return salted_hmac("referrals.self_referral", text, algorithm="sha256").hexdigest()

    def person(self) -> PersonFields:
        """Return who the person is, as the service takes it. No NHS number is asked for here."""
        typed = self.cleaned_data
        may = typed["may"]
        channel = next((name for name in CHANNELS if name in may), "phone")
        return PersonFields(
            given_name=typed["given_name"],
            family_name=typed["family_name"],
            birth_date=typed["birth_date"],
            no_nhs_number=NoNhsNumber.NOT_KNOWN,
            address=typed["address"],
            postcode=typed["postcode"],
            phone=typed["phone"],
            email=typed["email"],
            **self.practice_meant(),
            preferred_channel=ContactChannel(channel),
            **{f"may_{way}": way in may for way, _label in words.MAY},
            safe_contact_note=typed["safe_contact_note"],
            needs_interpreter=typed["needs_interpreter"],
            language=typed["language"] if typed["needs_interpreter"] else "",
            adjustments=typed["adjustments"],
        )

    def to_send(self) -> NewSelfReferral:
        """Return what the service takes. Only for a valid form of the last step."""
        typed = self.cleaned_data
        helped = typed["for_whom"] == "other"
        assert self.nonce is not None  # noqa: S101  a valid last step has read the token
        return NewSelfReferral(
            person=self.person(),
            needs=typed["needs"],
            what_matters=typed["what_matters"],
            cannot_wait=typed["cannot_wait_what"] if typed["cannot_wait"] == "yes" else "",
            is_safe=Safe(typed["is_safe"]),
            tell_practice=typed["tell_practice"] == "yes",
            helper_name=typed["helper_name"] if helped else "",
            helper_relation=typed["helper_relation"] if helped else "",
            helper_phone=typed["helper_phone"] if helped else "",
            nonce=self.nonce,
            digest=self.digest(),
        )
