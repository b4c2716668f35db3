"""The NHS number: ten digits with a modulus 11 check digit (NHS Data Dictionary, NHS NUMBER)."""

import re

import nhs_number

from spcore.errors import Invalid

LENGTH = 10


def parse_nhs_number(text: str) -> str:
    """Return the ten digits in `text`; spaces and hyphens are allowed. :raises Invalid:"""
    digits = re.sub(r"[\s\-\u00a0]", "", text)
    if not digits.isascii() or not digits.isdigit() or len(digits) != LENGTH:
        raise Invalid("An NHS number has 10 digits, like 485 777 3456", field="nhs_number")
    if not nhs_number.is_valid(digits):
        raise Invalid(
            "This NHS number is not valid. Check each digit against the record", field="nhs_number"
        )
    return digits


def format_nhs_number(digits: str) -> str:
    """Return `digits` in groups of 3, 3 and 4, as the NHS service manual shows them."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if digits else ""


def is_test_nhs_number(digits: str) -> bool:
    """Tell whether the number can never be issued to a person: it starts with 9."""
    return digits.startswith("9")
