"""Blocks of demographics: what is understood, what is doubted, and that nothing is made up."""

from datetime import date

import nhs_number
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referrals.adapters.pasted.block import read
from referrals.adapters.pasted.labels import tidied

TODAY = date(2026, 11, 28)
# As the systems print them; made-up people. Each: the block, and what must come of it.
BLOCKS = {
    "EMIS banner": (
        "SMITH, John (Mr)   Born 01-Jan-1950 (76y)  Gender Male  NHS No. 999 000 0018"
        "  Usual GP JONES, Sarah (Dr)",
        {
            "given_name": "John",
            "family_name": "Smith",
            "birth_date": date(1950, 1, 1),
            "nhs_number": "9990000018",
        },
    ),
    "one line": (
        "NHS No: 999 000 0018 DOB 01-Jan-1950 Name: SMITH, John (Mr) "
        "Address 1 High Street, Preston PR1 2HE Tel 01772 555123",
        {
            "given_name": "John",
            "family_name": "Smith",
            "birth_date": date(1950, 1, 1),
            "nhs_number": "9990000018",
            "address": "1 High Street, Preston",
            "postcode": "PR1 2HE",
            "phone": "01772 555123",
        },
    ),
    "SystmOne header": (
        "Mr John Smith\n01 Jan 1950 (76 y)\nNHS Number: 999 000 0018\n"
        "1 High Street, Preston, PR1 2HE\nHome: 01772 555123\nMobile: 07700 900123",
        {
            "given_name": "John",
            "family_name": "Smith",
            "birth_date": date(1950, 1, 1),
            "nhs_number": "9990000018",
            "address": "1 High Street, Preston",
            "postcode": "PR1 2HE",
            "phone": "07700 900123",
        },
    ),
    "Accurx line": (
        "John Smith (Male) 01-Jan-1950 (76 years) NHS: 999 000 0018",
        {
            "given_name": "John",
            "family_name": "Smith",
            "birth_date": date(1950, 1, 1),
            "nhs_number": "9990000018",
        },
    ),
    "letter table": (
        "Patient Name:\tEwa KOWALSKA\r\nDate of Birth:\t4 March 1961\r\nNHS Number:\t9990000018\r\n"
        "Address:\t12 Acacia Avenue\r\nLeyland\r\nPR25 1AB\r\n\r\nTelephone:\t01772 900 123\r\n"
        "E-mail: ewa@mail.example\r\nMain language: Polish",
        {
            "given_name": "Ewa",
            "family_name": "Kowalska",
            "birth_date": date(1961, 3, 4),
            "nhs_number": "9990000018",
            "address": "12 Acacia Avenue, Leyland",
            "postcode": "PR25 1AB",
            "phone": "01772 900 123",
            "email": "ewa@mail.example",
            "language": "Polish",
        },
    ),
    "labels over values": (
        "Surname\nO'BRIEN-MCDONALD\nForename\nMary Ann\nDate of birth\n1961-03-04\n",
        {
            "given_name": "Mary Ann",
            "family_name": "O'Brien-McDonald",
            "birth_date": date(1961, 3, 4),
        },
    ),
}


def whys(reading) -> str:
    return " ".join(f"{doubt.words}: {doubt.why}" for doubt in reading.doubts)


class TestLayouts:
    @pytest.mark.parametrize("layout", BLOCKS)
    def test_reads_each_layout_whole(self, layout):
        block, expected = BLOCKS[layout]

        reading = read(block, on=TODAY)

        assert {name: found.value for name, found in reading.found.items()} == expected


class TestDoubts:
    def test_an_order_of_names_that_is_only_likely_is_said(self):
        reading = read("Name: John Smith", on=TODAY)

        assert reading.value("family_name") == "Smith"
        assert "Check which is which" in reading.found["family_name"].check

    @pytest.mark.parametrize(
        ("block", "field", "why"),
        [
            ("Name: Maria van der Berg", "family_name", "which is the family name"),
            ("DOB: 3/4/61", "birth_date", "two figures"),
            ("DOB: 31/02/1950", "birth_date", "not a real date"),
            ("DOB: 13/25/1950", "birth_date", "not a real date"),
            ("DOB: 01/01/2090", "birth_date", "cannot be a birth date"),
            ("NHS No: 999 000 0019", "nhs_number", "not valid"),
            ("NHS No: 99900000", "nhs_number", "10 digits"),
        ],
    )
    def test_what_is_wrong_is_told_and_never_used(self, block, field, why):
        reading = read(block, on=TODAY)

        assert field not in reading.found
        assert why in whys(reading)

    def test_of_two_nhs_numbers_neither_is_used(self):
        reading = read("NHS No: 999 000 0018\nName: A B\nNHS No: 999 100 0003", on=TODAY)

        assert "nhs_number" not in reading.found
        assert "999100" in whys(reading).replace(" ", "")

    def test_a_second_phone_is_told(self):
        reading = read("Tel: 01772 555123 Mobile: 07700 900123", on=TODAY)

        assert reading.value("phone") == "07700 900123"
        assert "01772 555123" in whys(reading)

    @pytest.mark.parametrize("gap", [" ", "\n"])
    def test_the_phone_of_somebody_else_is_not_theirs(self, gap):
        block = f"Name: SMITH, John\nNext of kin: Jane Smith{gap}Tel: 07700 900999"

        reading = read(block, on=TODAY)

        assert "phone" not in reading.found
        assert any("900999" in line for line in reading.left)

    def test_what_stands_below_a_doctors_name_is_to_be_checked(self):
        block = "Name: SMITH, John\nUsual GP: JONES, S Tel: 01772 555000\nMobile: 07700 900111"

        reading = read(block, on=TODAY)

        assert reading.value("phone") == "07700 900111"
        assert "below the doctor" in reading.found["phone"].check
        assert "Tel: 01772 555000" in reading.left

    def test_what_is_not_understood_comes_back(self):
        reading = read("Thank you for seeing this man. He lives alone.", on=TODAY)

        assert reading.found == {}
        assert reading.left == ["Thank you for seeing this man. He lives alone"]


names = st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True).filter(
    lambda name: name not in {"Born", "Name", "Home", "Work", "Mob", "Tel", "Age", "Sex", "Patient"}
)
births = st.dates(date(1910, 1, 1), TODAY)
numbers = (
    st.integers(900_000_000, 999_999_999)
    .map(lambda nine: f"{nine}{nhs_number.calculate_checksum(str(nine))}")
    .filter(nhs_number.is_valid)
)
PIECES = (
    "NHS No: |DOB |Name: |, |(Mr)|\n|\t|Tel |07700 900123|1/2/1950|Address |PR1 2HE|SMITH|John"
    "|999 000 0018|@|NOK |3/4/61"
).split("|")
LAYOUTS = (
    "{family_up}, {given} (Mrs)  Born {born:%d-%b-%Y} (40y)  NHS No. {spaced}",
    "NHS No: {number} DOB {born:%d/%m/%Y} Name: {family_up}, {given} (Ms) Tel 07700 900123",
    "Surname: {family}\nForename: {given}\nDOB: {born:%d.%m.%Y}\nNHS Number: {spaced}",
    "Name:\t{given} {family_up}\nDate of birth:\t{born:%-d %B %Y}\nNHS No:\t{number}",
    "First name: {given}\r\nLast name: {family}\r\nBirth date: {born:%Y-%m-%d}\r\nNHS: {spaced}",
)


class TestAnyText:
    @given(st.sampled_from(LAYOUTS), names, names, births, numbers)
    def test_reads_anybody_in_every_layout(self, layout, given_name, family, born, number):
        spaced = f"{number[:3]} {number[3:6]} {number[6:]}"
        block = layout.format(
            given=given_name, family=family, family_up=family.upper(),
            born=born, number=number, spaced=spaced,
        )  # fmt: skip

        reading = read(block, on=TODAY)

        assert reading.found["birth_date"].value == born
        assert reading.value("nhs_number") == number
        assert reading.value("given_name") == given_name
        assert reading.value("family_name").casefold() == family.casefold()
        assert reading.doubts == []

    @given(st.text(max_size=400))
    def test_never_breaks_and_never_makes_anything_up(self, text):
        reading = read(text, on=TODAY)

        number = reading.value("nhs_number")
        assert not number or nhs_number.is_valid(number)
        assert reading.value("email") in tidied(text)

    @given(st.lists(st.sampled_from(PIECES), max_size=30))
    def test_never_breaks_on_shuffled_pieces(self, parts):
        read("".join(parts), on=TODAY)
