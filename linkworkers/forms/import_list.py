"""Choosing the spreadsheet that holds a caseload."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from linkworkers.services import is_long
from spcore.ui.plain_form import PlainForm
from spcore.ui.table_field import TableField


class CaseloadField(TableField):
    """A table, or FHIR patients; what takes long to read is left to a worker."""

    make_table: Callable[[bytes, str], bytes]

    def opened(self, content: bytes, name: str) -> bytes:
        """Return the table in the file. :raises Unusable:"""
        content = self.make_table(content, name)
        return content if is_long(content) else super().opened(content, name)


class ImportListForm(PlainForm):
    """One file; unless that takes long, it is looked through before anything of it is kept."""

    file = CaseloadField(
        label=_("The spreadsheet"),
        help_text=_(
            "CSV or Excel (.xlsx), up to 10 MB, with headings in the first row; or FHIR patients"
            " (.json)."
        ),
        accept=".csv,.txt,.tsv,.xlsx,.json",
    )
    missing = {"file": _("Choose a file")}

    def __init__(self, *args: Any, opened: Callable[[bytes, str], bytes], **options: Any) -> None:
        """`opened` makes a table of a file that is something else, or gives it as it is."""
        super().__init__(*args, **options)
        self.fields["file"].make_table = opened
