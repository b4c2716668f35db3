"""A worry about somebody's safety: a short form for each kind. No score, no grade."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models import ConcernKind
from referrals.selectors.allegations import ORGANISATION, USER
from referrals.services import NewConcern
from spcore.ui.fields import NhsDateField, NhsTimeField
from spcore.ui.plain_form import PlainFieldsets, PlainForm

KNOWS = (
    ("yes", _("Yes, they know")),
    ("not_yet", _("Not yet")),
    ("unsafe", _("No: telling them now could put somebody at more risk")),
)
SPOKE = (_("Who you spoke to"), ("spoke_to", "spoke_on", "spoke_time", "agreed"))
AGREEMENT = (_("Their wishes"), ("wishes", "person_knows", "without_consent", "council_reference"))


def words(label: Any, hint: Any = "") -> forms.CharField:
    """Return a field for a few lines that may stay empty."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=1000, widget=widget
    )


class ConcernAddForm(PlainForm):
    """
    What every kind asks: what worries you, who you spoke to, what was agreed.

    `asked` names the questions of one kind alone; the answers are kept below what worries them.
    """

    asked: ClassVar[tuple[str, ...]] = ()
    missing = {"what": _("Enter what worries you")}
    fieldsets: ClassVar[PlainFieldsets] = ((_("The concern"), ("what", "person_knows")), SPOKE)

    kind = forms.CharField(widget=forms.HiddenInput)
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
        answers = [(self.fields[name].label, entered[name]) for name in self.asked]
        more = [f"{label}\n{answer}" for label, answer in answers if answer]
        return NewConcern(
            kind=ConcernKind(entered["kind"]),
            what="\n\n".join([entered["what"], *more]),
            spoke_to=entered["spoke_to"],
            spoke_at=_moment(entered["spoke_on"], entered["spoke_time"]),
            agreed=entered["agreed"],
            person_knows=str(dict(KNOWS).get(entered.get("person_knows", ""), "")),
            wishes=entered.get("wishes", ""),
            without_consent=entered.get("without_consent", ""),
            council_reference=entered.get("council_reference", ""),
            nonce=entered["nonce"],
            **self.about(),
        )

    def about(self) -> dict[str, Any]:
        """Return whom an allegation is about; nobody for every other kind."""
        return {}


class SelfHarmForm(ConcernAddForm):
    """Suicide or self-harm: asked in plain words, and who is with them."""

    asked = ("asked_about", "where_now")
    fieldsets = ((_("The concern"), ("what", "asked_about", "where_now", "person_knows")), SPOKE)

    asked_about = words(_("What did they say when you asked about suicide?"))
    where_now = words(_("Where are they now, and is somebody with them?"))


class SafeguardingForm(ConcernAddForm):
    """Safeguarding: what the person wants, whether they know, and why to act all the same."""

    fieldsets = ((_("The concern"), ("what",)), AGREEMENT, SPOKE)

    wishes = words(_("What does the person want to happen?"))
    without_consent = words(
        _("If they did not agree to this: why are you acting all the same?"),
        _("For example: danger to life, a child at risk, a crime, or they cannot decide this"),
    )
    council_reference = forms.CharField(
        label=_("The council’s reference"),
        help_text=_("If you have told the council already"),
        max_length=60,
        required=False,
    )


class ChildForm(SafeguardingForm):
    """Safeguarding a child: which child, where, and who looks after them."""

    asked = ("child",)
    fieldsets = ((_("The concern"), ("child", "what")), AGREEMENT, SPOKE)

    child = words(_("Which child, where are they now, and who looks after them?"))


class AbuseForm(SafeguardingForm):
    """Domestic abuse: how it is safe to get in touch, and whether there are children."""

    asked = ("contact_safety", "children")
    fieldsets = ((_("The concern"), ("what", "contact_safety", "children")), AGREEMENT, SPOKE)

    contact_safety = words(_("When and how is it safe to get in touch?"))
    children = words(_("Are there children at home? Who and how old?"))


class AllegationForm(ConcernAddForm):
    """An allegation: about whom, and whether they still see people."""

    asked = ("still_sees",)
    fieldsets = (
        (_("The allegation"), ("about_key", "about_who", "what", "still_sees")),
        (_("Who you spoke to"), ("council_reference", *SPOKE[1])),
    )

    about_key = forms.ChoiceField(label=_("Whom is it about?"), required=False)
    about_who = forms.CharField(
        label=_("Not in the list? Say who it is"), max_length=200, required=False
    )
    still_sees = words(_("Do they still see this person, or others at risk?"))
    council_reference = forms.CharField(
        label=_("The council’s reference"),
        help_text=_("From the council’s designated officer, if they know already"),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["about_key"].choices = [("", _("Choose somebody")), *people]
        if not people:
            del self.fields["about_key"]

    def clean(self) -> dict[str, Any]:
        """Ask whom it is about, one way or the other."""
        cleaned = super().clean()
        if not (cleaned.get("about_key") or cleaned.get("about_who")):
            field = "about_key" if "about_key" in self.fields else "about_who"
            self.add_error(field, _("Say whom it is about"))
        return cleaned

    def about(self) -> dict[str, Any]:
        """Return the colleague, the provider or the words."""
        kind, _colon, key = self.cleaned_data.get("about_key", "").partition(":")
        return {
            "about_user_id": UUID(key) if kind == USER else None,
            "about_organisation_id": UUID(key) if kind == ORGANISATION else None,
            "about_who": self.cleaned_data["about_who"],
        }


FORMS: dict[str, type[ConcernAddForm]] = {
    ConcernKind.SELF_HARM: SelfHarmForm,
    ConcernKind.ADULT: SafeguardingForm,
    ConcernKind.CHILD: ChildForm,
    ConcernKind.ABUSE: AbuseForm,
    ConcernKind.NOT_SAFE: ConcernAddForm,
    ConcernKind.ALLEGATION: AllegationForm,
}


def _moment(day: Any, at: time | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, at or time(12))) if day else None
