"""A contact put right; refuses a stale one and shows both."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from linkworkers.forms.contact_fields import ContactFields
from linkworkers.models import Contact, ContactMode
from linkworkers.services import ContactWords
from spcore.ui.versions import VersionedForm

FIELDS = ("mode", "minutes", "with_whom", "note", "agreed")


class ContactEditForm(ContactFields, VersionedForm):
    """The same, without whether the person was reached: that has counted already."""

    missing = {"mode": _("Select how you were in contact")}
    fieldsets = (
        (_("The contact"), ("note", "agreed", "mode", "minutes", "with_whom")),
        (_("What comes next"), ("next_step", "next_in", "next_step_on")),
    )

    def words(self) -> ContactWords:
        """Return what was entered."""
        entered = {name: self.cleaned_data[name] for name in FIELDS}
        return ContactWords(**entered | {"mode": ContactMode(entered["mode"])})

    def next(self) -> tuple[str, date | None]:
        """Return the next step, if one was given."""
        return self.cleaned_data["next_step"], self.next_day()


def saved_of(contact: Contact) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(contact, name) for name in FIELDS}
