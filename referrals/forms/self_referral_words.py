"""The words of the public form. Plain enough for a reader of ten; nobody explains them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from spcore.needs import Need

FOR_WHOM = (
    ("me", _("Me")),
    ("other", _("Somebody I am helping. They know about this and agree to it")),
)
MAY = (
    ("phone", _("Ring me")),
    ("leave_voicemail", _("Leave a message on my phone")),
    ("text", _("Text me")),
    ("email", _("Email me")),
    ("post", _("Write me a letter")),
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
SAFE_HINT = _(
    "If you are not safe, ring 999. To talk to somebody about how you feel, ring 111 and choose "
    "option 2, at any hour."
)
MISSING: dict[str, Any] = {
    "for_whom": _("Say who this form is for"),
    "given_name": _("Enter your first name"),
    "family_name": _("Enter your family name"),
    "birth_date": _("Enter your date of birth"),
    "which": _("Choose which practice you mean"),
    "is_safe": _("Say whether you are safe. You can choose not to say"),
    "cannot_wait": _("Say whether something cannot wait"),
    "tell_practice": _("Say whether we may tell your GP practice how it goes"),
    "agrees": _("Tick the box if you agree. We can only help with your agreement"),
    "may": _("Tick at least one safe way to reach you"),
}
FIELDSETS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Who is it for?"), ("for_whom",)),
    (_("What would help?"), ("needs", "what_matters", "cannot_wait")),
    (_("Are you safe?"), ("is_safe",)),
    (
        _("About you"),
        (
            *("given_name", "family_name", "birth_date", "registered_with", "elsewhere", "which"),
            *("address", "postcode"),
        ),
    ),
    (
        _("How can we reach you?"),
        (
            *("phone", "email", "may", "safe_contact_note", "needs_interpreter", "language"),
            *("adjustments", "website"),
        ),
    ),
    (_("What you agree to"), ("agrees", "tell_practice")),
)
# In a person's own words, where the referrer's would sound like a case.
NEED_WORDS: dict[str, Any] = {
    Need.LONELINESS: _("I feel lonely"),
    Need.MOOD: _("I feel low or worried"),
    Need.MONEY: _("Money or debt"),
    Need.BENEFITS: _("Benefits"),
    Need.HOUSING: _("My home"),
    Need.FOOD: _("Food"),
    Need.FUEL: _("Heating, gas, electricity or water"),
    Need.WORK: _("Work"),
    Need.LEARNING: _("Learning something new"),
    Need.LEGAL: _("My rights, or immigration"),
    Need.TRANSPORT: _("Getting to places"),
    Need.CARING: _("I look after somebody"),
    Need.FAMILY: _("Family or relationships"),
    Need.SAFETY: _("Somebody hurts or frightens me"),
    Need.ACTIVITY: _("Being more active"),
    Need.HEALTH: _("Living with an illness or disability"),
    Need.WEIGHT: _("Eating or weight"),
    Need.SUBSTANCES: _("Drinking, drugs or gambling"),
    Need.BEREAVEMENT: _("Somebody has died"),
    Need.PURPOSE: _("Something to do that matters to me"),
    Need.VOLUNTEERING: _("Giving my time to help others"),
    Need.DIGITAL: _("Using a phone or computer"),
    Need.LANGUAGE: _("English, or finding my way here"),
    Need.PRACTICAL: _("Help at home, like shopping or repairs"),
    Need.SCHOOL: _("School or college"),
}
NO_PRACTICE = _("Choose your GP practice, or say that you have none")
NO_HELP_NAMED = _("Tick what you need help with, or tell us in your own words")
NO_WAIT_NAMED = _("Say what cannot wait")
NO_HELPER = _("Enter your own name")
NO_HELPER_PHONE = _("Enter your own phone number")
NO_PHONE = _("Enter your phone number, or untick ringing and texting")
NO_EMAIL = _("Enter your email address, or untick it")
NO_ADDRESS = _("Enter your address, or untick the letter")
LEAVE_EMPTY = _("Leave this box empty, then send again")
TOO_FAST = _("That was very quick. Look through your answers once more, then send them")
OPEN_TOO_LONG = _("This page was open for a long time. Nothing is lost: check and send again")
SENT_BEFORE = _(
    "You have sent this form once already, and we have it. If you want to tell us more, check "
    "what is here and send it again"
)
