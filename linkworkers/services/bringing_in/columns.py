"""What a column may be, and what its heading says it probably is. Reads no database."""

import re
from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from spcore.names import folded


class Column(TextChoices):
    """What a column of a caseload may hold."""

    NHS_NUMBER = "nhs_number", _("NHS number")
    GIVEN_NAME = "given_name", _("First name")
    FAMILY_NAME = "family_name", _("Family name")
    FULL_NAME = "full_name", _("Whole name in one column")
    PREFERRED_NAME = "preferred_name", _("Name they like to be called")
    BIRTH_DATE = "birth_date", _("Birth date")
    GENDER = "gender", _("Gender")
    ADDRESS = "address", _("Address (one column or several)")
    POSTCODE = "postcode", _("Postcode")
    MOBILE = "mobile", _("Mobile number")
    PHONE = "phone", _("Other phone number")
    EMAIL = "email", _("Email address")
    PRACTICE = "practice", _("GP practice (code)")
    LANGUAGE = "language", _("Language")
    INTERPRETER = "interpreter", _("Needs an interpreter")
    ADJUSTMENTS = "adjustments", _("Communication needs")
    EMERGENCY_CONTACT = "emergency_contact", _("Emergency contact")
    SAFE_CONTACT = "safe_contact", _("How to contact them safely")
    ADDRESS_SECRET = "address_secret", _("The address must be kept secret (yes or no)")
    DIED_ON = "died_on", _("Date of death")
    SOURCE = "source", _("Where the referral came from")
    REFERRED_ON = "referred_on", _("Referred on")
    STATUS = "status", _("Status of the case")
    NEEDS = "needs", _("Needs")
    REASON = "reason", _("Reason for the referral")
    WORKER = "worker", _("Link worker (name or email)")
    FIRST_CONTACT_ON = "first_contact_on", _("First contact on")
    NEXT_ACTION = "next_action", _("Next step")
    NEXT_ACTION_ON = "next_action_on", _("Next step on")
    CONSENT = "consent", _("They agreed (yes or no)")
    CONSENT_ON = "consent_on", _("They agreed on")
    RISK = "risk", _("Risk or safety")
    NOTES = "notes", _("Notes (one column or several)")
    BACKGROUND = "background", _("Background (one column or several)")


# Columns that may stand several times: their texts are put one after the other.
REPEATABLE = frozenset(
    {Column.ADDRESS, Column.NOTES, Column.BACKGROUND, Column.NEEDS, Column.REASON, Column.PHONE}
)
# How spreadsheets of link worker teams and exports of GP systems head them, letters only.
SYNONYMS: dict[Column, str] = {
    Column.NHS_NUMBER: "nhs number|nhs no|nhs num|nhs|nhs id|nhsnumber",
    Column.GIVEN_NAME: "first name|given name|forename|forenames|firstname|christian name|given",
    Column.FAMILY_NAME: "surname|family name|last name|lastname|familyname|family",
    Column.FULL_NAME: "name|full name|patient name|client name|patient|client|person",
    Column.PREFERRED_NAME: "known as|preferred name|likes to be called|nickname",
    Column.BIRTH_DATE: "date of birth|dob|birth date|d o b|born|birthdate",
    Column.GENDER: "gender|sex",
    Column.ADDRESS: "address|address line 1|address line 2|address line 3|address 1|address 2"
    "|street|town|city|county|home address",
    Column.POSTCODE: "postcode|post code|postal code|zip",
    Column.MOBILE: "mobile|mobile telephone|mobile number|mobile phone|mobile no",
    Column.PHONE: "phone|telephone|home telephone|tel|phone number|contact number|telephone number"
    "|home phone|landline",
    Column.EMAIL: "email|e mail|email address|e mail address",
    Column.PRACTICE: "registered gp practice code|practice code|gp practice|practice|gp surgery"
    "|surgery|ods code|gp practice code|gp",
    Column.LANGUAGE: "main language|language|first language|preferred language",
    Column.INTERPRETER: "interpreter required|interpreter|interpreter needed|needs interpreter",
    Column.ADJUSTMENTS: "communication need|communication needs|adjustments|accessibility"
    "|reasonable adjustments",
    Column.EMERGENCY_CONTACT: "emergency contact|next of kin|nok",
    Column.SAFE_CONTACT: "safe contact|contact instructions|how to contact|contact preferences",
    Column.ADDRESS_SECRET: "address is secret|secret address|sensitive|sensitive address"
    "|address sensitive|confidential address|s flag",
    Column.DIED_ON: "date of death|died on|deceased|dod",
    Column.SOURCE: "source|referral source|referred by|referrer",
    Column.REFERRED_ON: "referred on|referral date|date of referral|date referred|referred"
    "|date received",
    Column.STATUS: "status|case status|referral status|stage|open closed",
    Column.NEEDS: "needs|need|primary need|secondary need|presenting need|issues|themes"
    "|support need",
    Column.REASON: "reason|reason for referral|referral reason|presenting issue|why referred",
    Column.WORKER: "link worker|splw|worker|allocated to|key worker|caseworker|assigned to|owner",
    Column.FIRST_CONTACT_ON: "first contact|date of first contact|first contact date"
    "|first contact on|first appointment",
    Column.NEXT_ACTION: "next step|next action|action|follow up",
    Column.NEXT_ACTION_ON: "next step on|next action date|review date|follow up date|next contact",
    Column.CONSENT: "consent|consent given|consented|agreed|consent y n",
    Column.CONSENT_ON: "consent date|date of consent|consented on",
    Column.RISK: "risk|risks|safeguarding|alerts|alert|flags|safety|risk notes",
    Column.NOTES: "notes|case notes|comments|progress notes|contact log|note|history",
    Column.BACKGROUND: "background|people around them|lives alone|unpaid carer|carer"
    "|medical history|employment",
}
_BY_WORDS = {words: column for column, many in SYNONYMS.items() for words in many.split("|")}


def key_of(heading: str) -> str:
    """Return a heading as it is remembered: lower case, letters and digits, single spaces."""
    plain = re.sub(r" \(\d+\)$", "", heading)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", folded(re.sub(r"[_./()-]", " ", plain))).split())


def propose(headings: Sequence[str], *, remembered: dict[str, str] | None = None) -> list[str]:
    """
    Return for each heading what it probably is; "" where nothing is known of it.

    What the team said the last time goes before what the words say.
    """
    known = remembered or {}
    found: list[str] = []
    for heading in headings:
        key = key_of(heading)
        column = known[key] if key in known else _BY_WORDS.get(key, "")
        is_taken = column in found and column not in REPEATABLE
        found.append("" if is_taken or column not in {"", *Column.values} else str(column))
    return found


def problems_of(mapping: Sequence[str]) -> list[str]:
    """Return what keeps these meanings from being used, in words; nothing when they are enough."""
    problems: list = []
    has = set(mapping)
    if Column.BIRTH_DATE not in has:
        problems.append(_("Say which column is the birth date"))
    if Column.FULL_NAME not in has and not {Column.GIVEN_NAME, Column.FAMILY_NAME} <= has:
        problems.append(_("Say which columns are the first name and the family name"))
    for column in Column:
        if column not in REPEATABLE and list(mapping).count(column) > 1:
            problems.append(_("Two columns are “%s”. Keep one") % column.label)
    return [str(problem) for problem in problems]
