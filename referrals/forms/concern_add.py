"""A worry about somebody's safety: the kind first, then what, and who was told. No score."""

from datetime import datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models import ConcernKind
from referrals.services import NewConcern
from spcore.ui.fields import NhsDateField, NhsTimeField
from spcore.ui.plain_form import PlainForm

KNOWS = (
    ("yes", _("Yes, they know")),
    ("not_yet", _("Not yet")),
    ("unsafe", _("No: telling them now could put somebody at more risk")),
)
# What each kind asks besides; the answers are kept under these labels (practice.md 4).
ASKED = {
    ConcernKind.SELF_HARM: ("asked_about", _("What did they say when you asked about suicide?")),
    ConcernKind.ADULT: ("wishes", _("What does the person want to happen?")),
    ConcernKind.CHILD: ("child", _("Which child, where are they now, and who looks after them?")),
    ConcernKind.ABUSE: ("contact_safety", _("When and how is it safe to get in touch?")),
}
_LONG = {"rows": 3}


def _more(kind: ConcernKind) -> forms.CharField:
    return forms.CharField(
        label=ASKED[kind][1], required=False, max_length=1000, widget=forms.Textarea(attrs=_LONG)
    )


class ConcernAddForm(PlainForm):
    """What worries you, who you spoke to, what was agreed."""

    missing = {
        "kind": _("Select what the concern is about"),
        "what": _("Enter what worries you"),
    }
    fieldsets = (
        (_("The concern"), ("kind", "what", "person_knows")),
        (_("Who you spoke to"), ("spoke_to", "spoke_on", "spoke_time", "agreed")),
    )
    reveals = {"kind": {kind.value: (name,) for kind, (name, _label) in ASKED.items()}}

    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=ConcernKind.choices, widget=forms.RadioSelect
    )
    asked_about = _more(ConcernKind.SELF_HARM)
    wishes = _more(ConcernKind.ADULT)
    child = _more(ConcernKind.CHILD)
    contact_safety = _more(ConcernKind.ABUSE)
    what = forms.CharField(
        label=_("What worries you?"),
        help_text=_("What you saw or heard, in their words where you can"),
        max_length=4000,
        widget=forms.Textarea,
    )
    person_knows = forms.ChoiceField(
        label=_("Does the person know that you are raising this?"),
        choices=KNOWS,
        required=False,
        widget=forms.RadioSelect,
    )
    spoke_to = forms.CharField(
        label=_("Who did you speak to?"),
        help_text=_("Name and role, for example the duty doctor. Leave empty if nobody yet"),
        max_length=200,
        required=False,
    )
    spoke_on = NhsDateField(label=_("On which day?"), required=False, past=True)
    spoke_time = NhsTimeField(label=_("At what time?"), required=False)
    agreed = forms.CharField(
        label=_("What was agreed?"), required=False, max_length=2000, widget=forms.Textarea
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        """Ask for the day where a time was given."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("spoke_time") and not cleaned.get("spoke_on"):
            self.add_error("spoke_on", _("Enter the day you spoke to them"))
        return cleaned

    def concern(self) -> NewConcern:
        """Return what was entered."""
        entered = self.cleaned_data
        kind = ConcernKind(entered["kind"])
        name, label = ASKED[kind]
        more = f"\n\n{label}\n{entered[name]}" if entered[name] else ""
        return NewConcern(
            kind=kind,
            what=f"{entered['what']}{more}",
            spoke_to=entered["spoke_to"],
            spoke_at=_moment(entered["spoke_on"], entered["spoke_time"]),
            agreed=entered["agreed"],
            person_knows=str(dict(KNOWS).get(entered["person_knows"], "")),
            nonce=entered["nonce"],
        )


def _moment(day: Any, at: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, at or time(12))) if day else None
