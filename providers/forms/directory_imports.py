"""Bringing a list of services in: the file, its sheets, its columns."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.forms.feeds import licence
from providers.models import DirectoryImport
from providers.services.directory_columns import LABELS, problems_of
from providers.services.directory_imports import ListDetails
from spcore.loading.report import Unusable
from spcore.loading.tables import open_table, sheets_of
from spcore.ui.plain_form import PlainForm
from spcore.ui.table_field import TableField

MOST_ROWS = 20_000  # `load_directory table` takes more
LEAVE_OUT = ("", gettext_lazy("Leave this column out"))


class ListField(TableField):
    """A table; of a workbook with several sheets one says first which it is."""

    def opened(self, content: bytes, name: str) -> bytes:
        """Return the content of a file that can be read. :raises Unusable:"""
        if len(sheets_of(content, name=name)) < 2:
            count_rows(content, name, "")
        return content


def count_rows(content: bytes, name: str, sheet: str) -> None:
    """Read a table through. :raises Unusable: also when a page would wait too long for it."""
    for place, _row in enumerate(open_table(content, name=name, sheet=sheet).rows):
        if place >= MOST_ROWS:
            raise Unusable(
                _("%(name)s has more than %(most)s rows.") % {"name": name, "most": MOST_ROWS},
                _("Split it, or ask whoever runs the service to load it."),
            )


class DirectoryImportListForm(PlainForm):
    """A file, and which list it is."""

    file = ListField(
        label=gettext_lazy("The spreadsheet"),
        help_text=gettext_lazy(
            "CSV or Excel (.xlsx), up to 10 MB and 20,000 rows, with headings in the first row."
        ),
    )
    slug = forms.ChoiceField(
        label=gettext_lazy("Which list is it?"),
        help_text=gettext_lazy("A list that came in before is brought up to date by it."),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Name of a new list"),
        help_text=gettext_lazy("Whose list it is, like “Preston community groups”."),
        max_length=200,
        required=False,
    )
    licence = licence()
    missing = {"file": gettext_lazy("Choose a file")}

    def __init__(self, *args: Any, known: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["slug"].choices = [("", _("A new list")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a new list: one of before under its name would come in twice."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("slug"):
            return cleaned
        name = cleaned.get("name", "").strip().casefold()
        if not name:
            self.add_error("name", _("Enter the name of the list, or choose one from before"))
        elif name in (str(label).casefold() for _slug, label in self.fields["slug"].choices[1:]):  # type: ignore[attr-defined]
            self.add_error(
                "name", _("There is a list of this name: choose it, or name this another")
            )
        return cleaned

    def details(self) -> ListDetails:
        """Return which list it is."""
        said = self.cleaned_data
        return ListDetails(said["slug"], said["name"], said["licence"])


class DirectoryImportSheetsForm(PlainForm):
    """Which sheet of a workbook holds the services, and which more places and times of them."""

    sheet = forms.ChoiceField(
        label=gettext_lazy("Which sheet holds the services, one in each row?"),
        widget=forms.RadioSelect,
    )
    linked = forms.ChoiceField(
        label=gettext_lazy("Does another sheet hold more of their places and times?"),
        help_text=gettext_lazy(
            "Its rows say by the number or code of the service which one they are of."
        ),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, batch: DirectoryImport, content: bytes, **options: Any) -> None:
        super().__init__(*args, **options)
        self.batch, self.content = batch, content
        sheets = [(name, name) for name in batch.sheets]
        self.fields["sheet"].choices = sheets  # type: ignore[attr-defined]
        self.fields["linked"].choices = [("", _("No")), *sheets]  # type: ignore[attr-defined]

    def clean_sheet(self) -> str:
        """Return the sheet, once it can be read."""
        return self._readable(self.cleaned_data["sheet"])

    def clean_linked(self) -> str:
        """Return the linked sheet, once it can be read."""
        linked = self.cleaned_data["linked"]
        if linked and linked == self.cleaned_data.get("sheet"):
            raise ValidationError(_("Choose another sheet than the one with the services"))
        return self._readable(linked) if linked else ""

    def _readable(self, sheet: str) -> str:
        try:
            count_rows(self.content, self.batch.file_name, sheet)
        except Unusable as refusal:
            raise ValidationError(str(refusal)) from refusal
        return sheet


class DirectoryImportColumnsForm(PlainForm):
    """One choice for each column of each table, with what stands in its first rows."""

    def __init__(self, *args: Any, batch: DirectoryImport, **options: Any) -> None:
        super().__init__(*args, **options)
        self.batch = batch
        fieldsets = []
        for number, table in enumerate(batch.tables):
            names = [f"column_{number}_{place}" for place in range(len(table["headings"]))]
            for place, name in enumerate(names):
                self.fields[name] = _column(table, place)
            fieldsets.append((_legend(batch, table), tuple(names)))
        self.fields["is_complete"] = forms.BooleanField(
            label=_("The file is the whole list: what it has no more does not run any more"),
            initial=batch.is_complete,
            required=False,
        )
        self.fieldsets = (*fieldsets, (_("The whole list?"), ("is_complete",)))

    def clean(self) -> dict[str, Any]:
        """Say what is missing, at the first column of its table."""
        cleaned = super().clean() or self.cleaned_data
        for number, said in enumerate(self.columns()):
            for problem in problems_of(said, needs="id" if number else "name"):
                self.add_error(f"column_{number}_0", problem)
        if len(self.batch.tables) > 1 and "id" not in self.columns()[0]:
            self.add_error("column_0_0", problems_of([], needs="id")[0])
        return cleaned

    def columns(self) -> list[list[str]]:
        """Return what was chosen, table by table, in the order of the columns."""
        return [
            [
                self.cleaned_data.get(f"column_{number}_{place}", "")
                for place in range(len(table["headings"]))
            ]
            for number, table in enumerate(self.batch.tables)
        ]


def _column(table: dict[str, Any], place: int) -> forms.ChoiceField:
    samples = table["samples"][place]
    return forms.ChoiceField(
        label=table["headings"][place],
        help_text=_("For example: %s") % "; ".join(samples) if samples else _("Empty"),
        choices=[LEAVE_OUT, *LABELS.items()],
        initial=table["fields"][place],
        required=False,
    )


def _legend(batch: DirectoryImport, table: dict[str, Any]) -> str:
    return str(table["sheet"] or batch.file_name)
