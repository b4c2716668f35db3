"""Choosing the spreadsheet that holds a caseload."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linkworkers.services import is_long
from spcore.loading.report import Unusable
from spcore.loading.tables import read_through
from spcore.ui.plain_form import PlainForm

MAXIMUM_BYTES = 10 * 1024 * 1024  # of what a page takes; `load_people` takes more


class ImportListForm(PlainForm):
    """One file; unless that takes long, it is looked through before anything of it is kept."""

    file = forms.FileField(
        label=_("The spreadsheet"),
        help_text=_(
            "CSV or Excel (.xlsx), up to 10 MB, with headings in the first row; or FHIR patients"
            " (.json)."
        ),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.json"}),
    )
    missing = {"file": _("Choose a file")}

    def __init__(self, *args: Any, opened: Callable[[bytes, str], bytes], **options: Any) -> None:
        """`opened` makes a table of a file that is something else, or gives it as it is."""
        super().__init__(*args, **options)
        self.opened = opened

    def clean_file(self) -> tuple[str, bytes]:
        """Return its name and content, or say which row to mend."""
        file: Any = self.cleaned_data["file"]
        if file.size > MAXIMUM_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Split it into several files"))
        name, content = str(file.name), file.read()
        try:
            content = self.opened(content, name)
            if not is_long(content):
                read_through(content, name=name)
        except Unusable as refusal:
            raise ValidationError(str(refusal)) from refusal
        return name, content
