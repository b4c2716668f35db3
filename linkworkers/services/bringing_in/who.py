"""Who a row is about and how to reach them: values read, and what to say of bad ones."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from linkworkers.services.bringing_in import values
from linkworkers.services.bringing_in.columns import Column
from linkworkers.services.bringing_in.rows import Reading, RowReader
from referrals.services import number_refusal
from spcore.errors import Invalid
from spcore.names import folded
from spcore.nhs_number import parse_nhs_number
from spcore.places.postcode import parse_postcode

NO_FIXED_ABODE = "ZZ99"  # NHS Data Dictionary, pseudo-postcode ZZ99 3VZ


def read_name(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set the names; a row without one stays out."""
    row.given_name = values.read_name(reader.cell(cells, Column.GIVEN_NAME))
    row.family_name = values.read_name(reader.cell(cells, Column.FAMILY_NAME))
    whole = reader.cell(cells, Column.FULL_NAME)
    if whole and not (row.given_name and row.family_name):
        _split_name(row, whole)
    row.preferred_name = values.read_name(reader.cell(cells, Column.PREFERRED_NAME))
    for column, value in (
        (Column.GIVEN_NAME, row.given_name),
        (Column.FAMILY_NAME, row.family_name),
    ):
        if not value or not folded(value):
            problem = _("There is no %s") % str(column.label).lower()
            row.refuse(reader.called(column), problem, _("Type it into the file."))
            return


def _split_name(row: Reading, whole: str) -> None:
    family, comma, given = whole.partition(",")
    if not comma:
        given, _space, family = whole.rpartition(" ")
        row.flag(str(Column.FULL_NAME.label), _("The last word was taken as the family name"), "")
    row.given_name, row.family_name = values.read_name(given), values.read_name(family)


def read_birth(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set the birth date; a row without one stays out."""
    column = reader.called(Column.BIRTH_DATE)
    text = reader.cell(cells, Column.BIRTH_DATE)
    if not text:
        row.refuse(column, _("There is no birth date"), _("Type it into the file."))
        return
    try:
        row.birth_date = values.read_birth_date(text, on=reader.around.on)
    except (Invalid, OverflowError) as refusal:
        row.refuse(column, _("“%s” is not used as a birth date") % text[:40], str(refusal))
        return
    if text.isdigit() and len(text) == 5:
        row.flag(column, _("Read from the number a spreadsheet keeps for a day"), _("Check it."))


def read_nhs_number(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set the NHS number; one that is no number is left out and flagged."""
    text = reader.cell(cells, Column.NHS_NUMBER)
    if not text:
        return
    column = reader.called(Column.NHS_NUMBER)
    try:
        number = parse_nhs_number(text)
    except Invalid as refusal:
        problem = _("“%s” is no NHS number, and was left out") % text[:30]
        remedy = str(refusal)
        if "E+" in text.upper():
            remedy = _("The spreadsheet shortened it. Format the column as text, and type it again")
        row.flag(column, problem, remedy)
        return
    if refusal := number_refusal(number):
        row.refuse(column, _("This NHS number cannot be used here"), refusal)
    row.nhs_number = number


def read_reach(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set how to reach them."""
    row.address = reader.text(cells, Column.ADDRESS, joint=", ").replace("\n", ", ")[:400]
    _postcode(reader, row, cells)
    row.phone, was_eaten = values.read_phone(
        reader.cell(cells, Column.MOBILE) or reader.cell(cells, Column.PHONE)
    )
    if was_eaten:
        row.flag(
            reader.called(Column.MOBILE if Column.MOBILE in reader.places else Column.PHONE),
            _("The 0 at the start was missing, and was put back"),
            _("Check the number."),
        )
    row.email = reader.cell(cells, Column.EMAIL)[:254]
    if row.email:
        try:
            EmailValidator()(row.email)
        except ValidationError:
            row.flag(reader.called(Column.EMAIL), _("“%s” was left out") % row.email[:60], "")
            row.email = ""
    row.safe_contact_note = reader.cell(cells, Column.SAFE_CONTACT)[:700]
    row.emergency_contact = reader.cell(cells, Column.EMERGENCY_CONTACT)[:200]
    _secret(reader, row, cells)
    if not (row.phone or row.email or (row.address and not row.no_fixed_abode)):
        row.flag("", _("There is no way to reach them"), _("Add one on their page."))


def _secret(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Keep an address secret where the file says so, or says it so that nobody can tell."""
    text = reader.cell(cells, Column.ADDRESS_SECRET)
    row.is_address_secret = bool(text) and values.read_yes(text) is not False
    if row.is_address_secret:
        told = _("The address is kept secret") if row.address else _("The address is withheld")
        row.flag(reader.called(Column.ADDRESS_SECRET), told, _("Ask how to reach them safely."))


def _postcode(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    text = reader.cell(cells, Column.POSTCODE)
    column = reader.called(Column.POSTCODE)
    if text.upper().startswith(NO_FIXED_ABODE) or "no fixed abode" in row.address.casefold():
        row.no_fixed_abode, row.address = True, ""
        row.flag(column, _("No fixed address"), _("Add through whom to reach them."))
        return
    if not text:
        return
    try:
        row.postcode = parse_postcode(text)
    except Invalid:
        row.flag(column, _("“%s” is no full postcode, and was left out") % text[:20], "")


def read_person(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    """Set the rest of who they are; nobody who has died comes in."""
    gender = reader.cell(cells, Column.GENDER).casefold()
    row.gender = values.GENDERS.get(gender, "unknown")
    language = reader.cell(cells, Column.LANGUAGE)
    row.language = values.LANGUAGES.get(language.casefold(), language)[:60]
    row.needs_interpreter = values.read_yes(reader.cell(cells, Column.INTERPRETER)) is True
    needs = reader.text(cells, Column.ADJUSTMENTS)
    if values.read_yes(needs) is True and len(needs) < 4:
        row.flag(reader.called(Column.ADJUSTMENTS), _("It says yes, and not what"), _("Ask them."))
        row.adjustments = _("Has a communication need: ask which")
    elif values.read_yes(needs) is None:
        row.adjustments = needs
    _practice(reader, row, cells)
    died = reader.cell(cells, Column.DIED_ON)
    if died and values.read_yes(died) is not False:
        row.refuse(
            reader.called(Column.DIED_ON),
            _("The file says that they have died (%s)") % died[:40],
            _("Nobody who has died is brought in. Empty this field if it is wrong."),
        )


def _practice(reader: RowReader, row: Reading, cells: Sequence[str]) -> None:
    text = reader.cell(cells, Column.PRACTICE)
    row.practice_id = reader.around.practices.get(text.upper())
    if text and row.practice_id is None:
        row.flag(
            reader.called(Column.PRACTICE),
            _("No practice here has the code “%s”") % text[:20],
            _("They come in without a practice. Ask them."),
        )
    elif not text and Column.PRACTICE in reader.places:
        row.flag(reader.called(Column.PRACTICE), _("There is no practice"), _("Ask them."))
