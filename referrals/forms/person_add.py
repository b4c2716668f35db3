"""Who the person is, and how to reach them safely."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import selectors, services
from referrals.forms.phone import phone_number, whose_phone
from referrals.forms.practice_choice import PracticeField
from referrals.forms.practice_search import PracticeSearchForm, practice_search
from referrals.models import ContactChannel, NoNhsNumber
from referrals.services import PersonFields
from referrals.services.people import NO_NUMBER
from spcore.ui.fields import NhsDateField, NhsNumberField, PostcodeField

MAY = ("phone", "text", "email", "post", "leave_voicemail")
WANTED = {  # the box that says the wanted way is safe
    ContactChannel.PHONE: "phone",
    ContactChannel.TEXT: "text",
    ContactChannel.EMAIL: "email",
    ContactChannel.POST: "post",
}
NO_PRACTICE_SAID = _("Choose their GP practice, or say that there is none")
NOT_SAFE = _("Tick the way they want to be reached, if it is safe. If not, choose another way")
NUMBER_TAKEN = _("This NHS number is on the record of somebody else. Check number, name and date")


class PersonAddForm(PracticeSearchForm):
    """
    Everything a record needs; problems of meaning come from `services.problems_of`.

    `practices` gives (id, name) pairs, and is asked where they are needed: most often what was sent
    is `own`, the practice new people are registered with, which is one of them.
    """

    given_name = forms.CharField(label=_("First name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    preferred_name = forms.CharField(
        label=_("Name they like to be called by"),
        help_text=_("We ask so that the first call begins right."),
        max_length=100,
        required=False,
    )
    birth_date = NhsDateField(
        label=_("Birth date"), help_text=_("For example, 27 3 1956"), past=True
    )
    is_birth_date_approximate = forms.BooleanField(
        label=_("The birth date is a best guess"), required=False
    )
    nhs_number = NhsNumberField(
        label=_("NHS number"), help_text=_("10 digits, like 999 012 3456"), required=False
    )
    no_nhs_number = forms.ChoiceField(
        label=_("If there is no NHS number, why?"),
        choices=[("", _("Choose a reason")), *NoNhsNumber.choices],
        required=False,
    )
    registered_with = PracticeField(label=_("GP practice they are registered with"), required=False)
    elsewhere = practice_search(
        _("We ask so that their own practice hears how it goes, wherever it is.")
    )
    address = forms.CharField(
        label=_("Address"),
        help_text=_("We ask for letters and visits."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    postcode = PostcodeField(
        label=_("Postcode"),
        help_text=_("We ask because it shows what is near them."),
        required=False,
    )
    no_fixed_abode = forms.BooleanField(label=_("No fixed abode"), required=False)
    reach_through = forms.CharField(
        label=_("Reach them through"),
        help_text=_(
            "We ask so that nobody is lost for want of an address. A hostel, a worker, a friend or "
            "relative, with their number"
        ),
        max_length=300,
        required=False,
    )
    phone = phone_number()
    phone_belongs_to = whose_phone()
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("We ask for those who would rather read than be rung."),
        required=False,
    )
    preferred_channel = forms.ChoiceField(
        label=_("How do they want to be reached?"),
        choices=ContactChannel.choices,
        widget=forms.RadioSelect,
    )
    may = forms.MultipleChoiceField(
        label=_("What is safe to use?"),
        help_text=_(
            "Ask them, and tick at least the way they want. Tick nothing that somebody else might "
            "see or hear."
        ),
        choices=[
            ("phone", _("Phone call")),
            ("leave_voicemail", _("Message on voicemail")),
            ("text", _("Text message")),
            ("email", _("Email")),
            ("post", _("Letter")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    safe_contact_note = forms.CharField(
        label=_("Anything else about contacting them safely"),
        help_text=_(
            "We ask so that getting in touch harms nobody. For example: only on Tuesdays before 2pm"
        ),
        max_length=700,
        required=False,
    )
    what_to_say = forms.CharField(
        label=_("What to say when calling"),
        help_text=_("For example: say it is Jo from the library"),
        max_length=200,
        required=False,
    )
    is_address_sensitive = forms.BooleanField(
        label=_("The address must be kept secret"), required=False
    )
    language = forms.CharField(
        label=_("Language they are most at ease in, if not English"),
        help_text=_("We ask so that an interpreter is there from the first call."),
        max_length=60,
        required=False,
    )
    needs_interpreter = forms.BooleanField(label=_("They need an interpreter"), required=False)
    adjustments = forms.CharField(
        label=_("What helps them take part"),
        help_text=_(
            "We ask so that they can take part from the first day. For example: large print, a "
            "ground floor room, somebody with them"
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    emergency_contact = forms.CharField(
        label=_("Emergency contact"),
        help_text=_(
            "We ask so that somebody can be rung if something happens. Name, how they know the "
            "person, phone number"
        ),
        max_length=200,
        required=False,
    )

    sometimes_needed = frozenset({"nhs_number", "no_nhs_number", "phone", "may", "registered_with"})
    missing = {
        "given_name": _("Enter the person's first name"),
        "family_name": _("Enter the person's family name"),
        "birth_date": _("Enter the person's birth date, or a best guess"),
        "which": _("Choose which practice you mean"),
        "preferred_channel": _("Choose how they want to be reached"),
    }
    fieldsets = (
        (
            _("Who they are"),
            (
                *("given_name", "family_name", "birth_date", "nhs_number", "no_nhs_number"),
                *("registered_with", "elsewhere", "which"),
                *("preferred_name", "is_birth_date_approximate"),
            ),
        ),
        (_("Where they stay"), ("address", "postcode", "no_fixed_abode", "reach_through")),
        (
            _("How to reach them safely"),
            (
                *("phone", "phone_belongs_to", "email", "preferred_channel", "may"),
                *("safe_contact_note", "what_to_say", "is_address_sensitive"),
            ),
        ),
        (
            _("What they need to take part"),
            ("language", "needs_interpreter", "adjustments", "emergency_contact"),
        ),
    )

    folds = (
        (_("Registered with another practice: find it"), ("elsewhere",)),
        (
            _("Likes another name, or the birth date is a best guess"),
            ("preferred_name", "is_birth_date_approximate"),
        ),
        (
            _("No fixed abode, or reached through somebody else"),
            ("no_fixed_abode", "reach_through"),
        ),
        (
            _("More about reaching them safely: when, what to say, a secret address"),
            ("safe_contact_note", "what_to_say", "is_address_sensitive"),
        ),
        (
            _("Language, interpreter, what helps, emergency contact"),
            ("language", "needs_interpreter", "adjustments", "emergency_contact"),
        ),
    )

    def __init__(
        self,
        *args: Any,
        practices: Callable[[], list[tuple[UUID, str]]],
        own: UUID | None,
        hidden: frozenset[str] = frozenset(),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name in hidden:
            self.fields.pop(name, None)
        self.fields["registered_with"].offer(practices, own)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Add what is wrong in meaning to what is wrong in shape."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("registered_with") and not cleaned.get("elsewhere"):
            self._complain("registered_with", NO_PRACTICE_SAID)
        wanted = WANTED.get(cleaned.get("preferred_channel", ""))
        if wanted and wanted not in cleaned.get("may", ()):
            self._complain("may", NOT_SAFE)
        if not {"given_name", "family_name", "birth_date", "preferred_channel"} <= cleaned.keys():
            if not (cleaned.get("nhs_number") or cleaned.get("no_nhs_number")):
                self._complain("no_nhs_number", NO_NUMBER)
            return cleaned
        new = self.to_fields()
        for problem in services.problems_of(new, on=timezone.localdate()):
            self._complain(problem.field, problem.text)
        if self.is_number_taken(new):
            self.add_error("nhs_number", NUMBER_TAKEN)
        return cleaned

    def _complain(self, name: str, text: Any) -> None:
        """Say what is wrong beside a field: once, and only where this reader has the field."""
        if name in self.fields and name not in self.errors:
            self.add_error(name, text)

    def is_number_taken(self, new: PersonFields) -> bool:
        """Tell whether the NHS number is on the record of somebody else."""
        return selectors.is_number_of_another(
            nhs_number=new.nhs_number, birth_date=new.birth_date, family_name=new.family_name
        )

    def to_fields(self) -> PersonFields:
        """Return what was typed as the service takes it."""
        return PersonFields(**self.typed())

    def typed(self) -> dict[str, Any]:
        """Return what was typed by the names of the record's columns."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        may = typed.pop("may", [])
        for name in ("registered_with", "elsewhere", "which", "version"):
            typed.pop(name, None)
        return typed | {f"may_{channel}": channel in may for channel in MAY} | self.practice_meant()
