"""How to reach a person, and what is safe; each reader changes what their role writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services import Contactable, Reach, SafeContact
from referrals.models import ContactChannel, Person, WhosePhone
from spcore.ui.fields import PostcodeField
from spcore.ui.versions import VersionedForm

CONTACT = ("phone", "phone_belongs_to", "email", "address", "postcode", "reach_through")
SAFE = (
    *("preferred_channel", "may_phone", "may_leave_voicemail", "may_text", "may_email"),
    *("may_post", "is_address_sensitive", "safe_contact_note", "what_to_say"),
    *("language", "needs_interpreter"),
)


def _tick(label: Any, **options: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **options)


def _line(label: Any, longest: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=longest, **options)


class PersonContactEditForm(VersionedForm):
    """It is read at every send, so a change bites at once."""

    fieldsets = (
        (_("How to get in touch"), CONTACT),
        (_("What is safe"), SAFE),
    )

    phone = _line(_("Phone"), 30)
    phone_belongs_to = forms.ChoiceField(
        label=_("Whose phone is it?"),
        choices=[("", _("Not asked")), *WhosePhone.choices],
        required=False,
    )
    email = forms.EmailField(label=_("Email"), required=False)
    address = _line(_("Address"), 400, widget=forms.Textarea(attrs={"rows": 3}))
    postcode = PostcodeField(label=_("Postcode"), required=False, max_length=10)
    reach_through = _line(_("Reach them through"), 300)
    preferred_channel = forms.ChoiceField(
        label=_("Wants to be reached by"),
        choices=ContactChannel.choices,
        widget=forms.RadioSelect,
    )
    may_phone = _tick(_("It is safe to phone"))
    may_leave_voicemail = _tick(_("It is safe to leave a voicemail"))
    may_text = _tick(_("It is safe to text"))
    may_email = _tick(_("It is safe to email"))
    may_post = _tick(_("It is safe to send letters"))
    is_address_sensitive = _tick(_("The address must be kept secret"))
    safe_contact_note = _line(
        _("Anything else about contact"), 700, help_text=_("For example: after 5pm only")
    )
    what_to_say = _line(
        _("What to say when calling"),
        200,
        help_text=_("For example: say it is Jo from the library"),
    )
    language = _line(_("Language"), 60)
    needs_interpreter = _tick(_("Needs an interpreter"))

    def __init__(self, *args: Any, person: Person, writes: frozenset[str], **options: Any) -> None:
        shown = (CONTACT if "contact" in writes else ()) + (
            SAFE if "safe_contact" in writes else ()
        )
        saved = {name: getattr(person, name) for name in shown}
        super().__init__(*args, saved=saved, current=person.version, **options)
        for name in {*CONTACT, *SAFE} - set(shown):
            del self.fields[name]

    def reach(self) -> Reach:
        """Return what was entered, in the parts this reader writes."""
        entered = self.cleaned_data
        has_contact, has_safe = "phone" in entered, "may_phone" in entered
        return Reach(
            contact=Contactable(**{n: entered[n] for n in CONTACT}) if has_contact else None,
            safe=SafeContact(**{n: entered[n] for n in SAFE}) if has_safe else None,
            version=entered["version"],
        )
