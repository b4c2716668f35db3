"""The same, changed later; a version that somebody else changed meanwhile shows both."""

from typing import Any

from referrals.forms.related_add import RelatedAddForm, initial_of
from referrals.models import RelatedPerson
from spcore.ui.versions import VersionedForm


class RelatedEditForm(RelatedAddForm, VersionedForm):
    """Change who somebody around the person is, and what they may know."""

    def __init__(self, *args: Any, row: RelatedPerson, **options: Any) -> None:
        super().__init__(*args, saved=initial_of(row), current=row.version, **options)
