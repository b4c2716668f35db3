"""What pages say of a person: who they are, and how to reach them safely. Words only."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.models import (
    ContactChannel,
    NoNhsNumber,
    NoPractice,
    Objection,
    Person,
    WhosePhone,
)
from spcore.nhs_number import format_nhs_number
from spcore.ui.banner import PersonBanner
from spcore.ui.dates import day

Row = tuple[str, str]
# Looked up only where they are said: a list asks this of each of its people.
_NO_PHONE = gettext_lazy("Do not phone.")
_NO_VOICEMAIL = gettext_lazy("Leave no voicemail.")
_NO_TEXT = gettext_lazy("Send no texts.")
_NO_EMAIL = gettext_lazy("Send no email.")
_NO_POST = gettext_lazy("Send no letters.")
_SECRET = gettext_lazy("The address must be kept secret.")
_SAY = gettext_lazy("Say: “%(say)s”.")
_NOT_PARENTS = gettext_lazy("Do not tell their parents or carers.")
_NOT_SCHOOL = gettext_lazy("Do not tell their school or nursery.")
_INTERPRETER = gettext_lazy("Needs an interpreter: %(language)s.")
_ANY_INTERPRETER = gettext_lazy("Needs an interpreter.")
_MORE = gettext_lazy("There is more on the record: read it before you get in touch.")


def banner_of(person: Person, *, classes: frozenset[str]) -> PersonBanner:
    """Return the banner over a page about this person, with what the reader may see."""
    return PersonBanner(
        name=person.name,
        born=person.birth_date if "birth_date" in classes else None,
        nhs_number=(person.nhs_number or "") if "nhs_number" in classes else "",
        postcode=person.postcode if "contact" in classes else "",
        safe_contact=safe_contact_words(person) if "safe_contact" in classes else "",
        withheld=withheld_from(classes),
    )


def withheld_from(classes: frozenset[str]) -> frozenset[str]:
    """Return which of the banner's identifiers a reader of these classes is not shown."""
    needs = {"born": "birth_date", "nhs_number": "nhs_number"}
    return frozenset(name for name, needed in needs.items() if needed not in classes)


def safe_contact_words(person: Person) -> str:
    """Return what to do and not to do when getting in touch, in one line; nothing when all may."""
    told = (
        (person.what_to_say, _SAY),
        (Objection.PARENTS in person.objects_to, _NOT_PARENTS),
        (Objection.SCHOOL in person.objects_to, _NOT_SCHOOL),
        (person.safe_contact_note, "%(note)s."),
        (person.needs_interpreter, _INTERPRETER),
    )
    words = {
        "say": person.what_to_say.rstrip("."),
        "note": person.safe_contact_note.rstrip("."),
        "language": person.language or "?",
    }
    said = [str(text) % words for is_so, text in told if is_so]
    return " ".join([*_ways(person), *said])


def safe_contact_on_paper(person: Person, *, is_hidden: bool = False) -> str:
    """
    Return the same without a reason and without a word somebody typed: paper gets lost.

    Where there is more, it says that there is (practice.md 7); of a hidden record, nothing else.
    """
    if is_hidden:
        return str(_MORE)
    has_more = person.what_to_say or person.safe_contact_note or person.objects_to
    said = [_ANY_INTERPRETER] if person.needs_interpreter else []
    return " ".join([*_ways(person), *map(str, said), *([str(_MORE)] if has_more else [])])


def _ways(person: Person) -> list[str]:
    ways = (
        (person.phone and not person.may_phone, _NO_PHONE),
        (person.phone and person.may_phone and not person.may_leave_voicemail, _NO_VOICEMAIL),
        (person.phone and not person.may_text, _NO_TEXT),
        (person.email and not person.may_email, _NO_EMAIL),
        (person.address and not person.may_post, _NO_POST),
        (person.is_address_sensitive, _SECRET),
    )
    said = [str(words) for is_so, words in ways if is_so]
    if _is_shared(person):
        said.append(_("Take care: %s phone.") % _whose(person))
    return said


def _is_shared(person: Person) -> bool:
    """Tell whether somebody else may pick up the phone."""
    return bool(person.phone) and person.phone_belongs_to not in {"", WhosePhone.OWN}


def _whose(person: Person) -> str:
    return str(WhosePhone(person.phone_belongs_to).label).lower() if person.phone_belongs_to else ""


def identity_rows(person: Person, *, with_practice: bool = True) -> list[Row]:
    """Return who they are, as keys and values. The practice tells roughly where they live."""
    approximate = f" ({_('best guess')})" if person.is_birth_date_approximate else ""
    number = format_nhs_number(person.nhs_number or "") or _label(NoNhsNumber, person.no_nhs_number)
    reason = person.practice_name or _label(NoPractice, person.no_practice)
    practice = person.practice.name if person.practice else reason
    return [
        (_("Name"), f"{person.given_name} {person.family_name}"),
        *([(_("Called"), person.preferred_name)] if person.preferred_name else []),
        (_("Birth date"), f"{day(person.birth_date)}{approximate}"),
        (_("NHS number"), number),
        *([(_("GP practice"), practice)] if with_practice else []),
    ]


def contact_rows(person: Person, *, classes: frozenset[str]) -> list[Row]:
    """Return how to reach them, for whoever reads `contact` and `safe_contact`."""
    rows: list[Row] = []
    if "contact" in classes:
        rows += [
            (_("Address"), _address(person)),
            (_("Phone"), _phone(person)),
            (_("Email"), person.email),
        ]
        rows += [(_("Through"), person.reach_through)] if person.reach_through else []
    if "safe_contact" in classes:
        rows += [
            (_("Wants to be reached by"), str(ContactChannel(person.preferred_channel).label)),
            (_("Safe to use"), safe_ways(person)),
            (_("Take care"), safe_contact_words(person) or _("Nothing special")),
        ]
    if "emergency_contact" in classes and person.emergency_contact:
        rows.append((_("Emergency contact"), person.emergency_contact))
    if "background" in classes and person.adjustments:
        rows.append((_("What helps them take part"), person.adjustments))
    return rows


def _phone(person: Person) -> str:
    if person.phone and person.phone_belongs_to:
        return f"{person.phone} ({_whose(person)})"
    return person.phone


def safe_ways(person: Person) -> str:
    """Return the ways that are safe, in words."""
    ways = (
        (person.may_phone, _("phone")),
        (person.may_leave_voicemail, _("voicemail")),
        (person.may_text, _("text message")),
        (person.may_email, _("email")),
        (person.may_post, _("letter")),
    )
    return ", ".join(words for is_safe, words in ways if is_safe) or _("none of the usual ways")


def _address(person: Person) -> str:
    if person.no_fixed_abode and not person.address:
        return _("No fixed abode")
    parts = [person.address, person.postcode]
    if person.no_fixed_abode:
        parts.insert(0, _("No fixed abode"))
    return ", ".join(part for part in parts if part)


def _label(choices: Callable[[str], object], value: str) -> str:
    return str(choices(value).label) if value else ""  # type: ignore[attr-defined]
