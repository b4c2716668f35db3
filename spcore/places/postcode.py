"""The postcode as a value (Royal Mail, BS 7666: outward code, then a digit and two letters)."""

import re

from spcore.errors import Invalid

# The last two letters never hold C, I, K, M, O or V.
PATTERN = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})$")


def parse_postcode(text: str) -> str:
    """Return the postcode in capitals with one space, however it was typed. :raises Invalid:"""
    match = PATTERN.match(re.sub(r"[\s\u00a0.\-]", "", text).upper())
    if match is None:
        raise Invalid("Enter a full postcode, like PR1 2HE", field="postcode")
    return f"{match[1]} {match[2]}"


def code_of(postcode: str) -> str:
    """Return the form used as a key: capitals, no space."""
    return "".join(postcode.split()).upper()
