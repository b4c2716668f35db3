"""Taking PDF files in, several at once."""

from django.utils.translation import gettext_lazy as _

from referrals.forms.attachments import FilesField, FilesInput
from spcore.files.kinds import FileKind
from spcore.ui.plain_form import PlainForm

ALLOWED = frozenset({FileKind.PDF})


class IntakeListForm(PlainForm):
    """PDF files out of a GP system."""

    files = FilesField(
        label=_("Referral letters or forms as PDF"),
        help_text=_("Up to 8 at once, each up to 10 MB. Choose them, or drop them here."),
        widget=FilesInput(attrs={"accept": ".pdf", "multiple": True}),
    )
    missing = {"files": _("Choose at least one PDF file")}
