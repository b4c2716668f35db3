"""Choosing a table: a CSV file or a workbook, looked through before anything of it is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from spcore.loading.report import Unusable
from spcore.loading.tables import read_through

MAXIMUM_BYTES = 10 * 1024 * 1024  # of what a page takes; the commands take more


class TableField(forms.FileField):
    """Gives its name and content, or says which row to mend."""

    def __init__(self, *, accept: str = ".csv,.txt,.tsv,.xlsx", **options: Any) -> None:
        options.setdefault("widget", forms.FileInput(attrs={"accept": accept}))
        super().__init__(allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes]:
        """Return what the file is called and what it holds."""
        file = super().clean(data, initial)
        if file.size > MAXIMUM_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Split it into several files"))
        name = str(file.name)
        try:
            return name, self.opened(file.read(), name)
        except Unusable as refusal:
            raise ValidationError(str(refusal)) from refusal

    def opened(self, content: bytes, name: str) -> bytes:
        """Return the content of a file that could be read through. :raises Unusable:"""
        read_through(content, name=name)
        return content
