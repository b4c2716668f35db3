"""What is asked about a child or young person, and of nobody else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import LookedAfter, Objection, Person
from referrals.services import ChildFields
from spcore.ui.versions import VersionedForm

COLUMNS = ("school", "school_contact", "looked_after", "court_orders", "objects_to")


class ChildEditForm(VersionedForm):
    """School, council care, and whom the young person does not want told."""

    school = forms.CharField(label=_("School, college or nursery"), max_length=200, required=False)
    school_contact = forms.CharField(
        label=_("Who to speak to there"),
        help_text=_("Name, role and phone number"),
        max_length=200,
        required=False,
    )
    looked_after = forms.ChoiceField(
        label=_("Does a council look after them?"),
        help_text=_("In foster care, in a children's home, or living with family by its decision"),
        choices=[("", _("Not asked")), *LookedAfter.choices],
        required=False,
    )
    court_orders = forms.CharField(
        label=_("Is there a court order about them?"),
        help_text=_(
            "Who may see them or decide for them and who may not, which court, and its date"
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    objects_to = forms.MultipleChoiceField(
        label=_("Is there anybody the young person does not want told?"),
        help_text=_("Ask them alone if you can. What you tick holds from now on."),
        choices=Objection.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, person: Person, is_blank: bool = False, **options: Any) -> None:
        """`is_blank`: the reader may add to what others recorded, and is not shown it."""
        nothing = Person()
        saved = {name: getattr(nothing if is_blank else person, name) for name in COLUMNS}
        super().__init__(*args, saved=saved, current=person.version, **options)

    def to_fields(self) -> ChildFields:
        """Return what was typed as the service takes it."""
        typed = {name: self.cleaned_data[name] for name in COLUMNS}
        return ChildFields(**typed | {"objects_to": tuple(typed["objects_to"])})
