"""What proves that it is the person who opened the link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class OwnLinkProveForm(PlainForm):
    """The word they chose, or the code that came."""

    missing = {"answer": _("Enter it")}

    answer = forms.CharField(
        max_length=60, widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10"})
    )

    def __init__(self, *args: object, has_word: bool, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["answer"]
        field.label = _("The word you chose") if has_word else _("The code that came to you")
        attrs = {"autocomplete": "off" if has_word else "one-time-code"}
        field.widget.attrs |= attrs if has_word else {**attrs, "inputmode": "numeric"}
