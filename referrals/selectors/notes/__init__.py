"""A two-minute learning note on each need (barrier 7-1), written for this service."""

from referrals.selectors.notes.home import NOTES as HOME
from referrals.selectors.notes.living import NOTES as LIVING
from referrals.selectors.notes.note import Note
from referrals.selectors.notes.people import NOTES as PEOPLE
from spcore.needs import Need

NOTES: dict[Need, Note] = {**PEOPLE, **HOME, **LIVING}

__all__ = ["NOTES", "Note"]
