"""What the person and the worker agree to tell a service."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import OnwardReferral, Referral
from referrals.onward_states import SHARING_KINDS, Kind
from referrals.services import NewOnward
from spcore.needs import Need
from spcore.ui.plain_form import PlainForm

SHARE = (("phone", _("Their phone number")), ("email", _("Their email address")))


class OnwardOfferForm(PlainForm):
    """How they get there, for which needs, and what the service should know."""

    missing = {
        "kind": _("Select how the person gets there"),
        "needs": _("Select at least one need"),
        "why_over_maximum": _("Say why you go on this month"),
    }
    fieldsets = (
        (_("How they get there"), ("kind", "why_over_maximum", "needs")),
        (_("What the service is told"), ("summary", "support_needs", "share")),
    )
    reveals = {"kind": {Kind.INTRODUCTION.value: ("companion",)}}

    kind = forms.ChoiceField(
        label=_("How does the person get there?"), choices=Kind.choices, widget=forms.RadioSelect
    )
    companion = forms.CharField(
        label=_("Who goes along the first time?"), required=False, max_length=150
    )
    needs = forms.MultipleChoiceField(
        label=_("For which needs?"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    why_over_maximum = forms.CharField(
        label=_("Why do you send them all the same?"),
        help_text=_("The service reads this. No name, nothing medical"),
        max_length=300,
    )
    summary = forms.CharField(
        label=_("What should the service know?"),
        help_text=_("Agree each word with the person. No name, no address, nothing medical"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
    )
    support_needs = forms.CharField(
        label=_("What do they need to be supported safely?"),
        help_text=_(
            "Mobility, seizure or allergy plan, triggers, risk to others in this activity."
            " The service sees it before it answers"
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    share = forms.MultipleChoiceField(
        label=_("What may the service use to get in touch, once it accepts?"),
        help_text=_("Select nothing and it gets in touch through you"),
        choices=SHARE,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self,
        *args: Any,
        referral: Referral,
        is_assured: bool,
        is_full: bool = False,
        held: OnwardReferral | None = None,
        **options: Any,
    ) -> None:
        initial = _held(held) if held else _fresh(referral, is_assured)
        super().__init__(*args, initial=initial, **options)
        self.is_assured = is_assured
        if not is_full:
            del self.fields["why_over_maximum"]
        elif self.is_bound and self.data.get("kind") not in SHARING_KINDS:
            self.fields["why_over_maximum"].required = False  # what shares nothing takes no place
        asked = [need for need in Need.choices if need[0] in referral.needs]
        others = [need for need in Need.choices if need[0] not in referral.needs]
        self.fields["needs"].choices = asked + others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse to share with a provider that may not receive personal data."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") in SHARING_KINDS and not self.is_assured:
            text = _("This provider may not receive personal data yet. Choose signposting instead")
            self.add_error("kind", text)
        return cleaned

    def onward(self, *, referral_id: UUID, service_id: UUID) -> NewOnward:
        """Return what was entered; what shares nothing keeps nothing to share."""
        entered = self.cleaned_data
        shares = entered["kind"] in SHARING_KINDS
        return NewOnward(
            referral_id=referral_id,
            service_id=service_id,
            kind=Kind(entered["kind"]),
            needs=entered["needs"],
            summary=entered["summary"] if shares else "",
            support_needs=entered["support_needs"] if shares else "",
            companion=entered["companion"] if entered["kind"] == Kind.INTRODUCTION else "",
            why_over_maximum=entered.get("why_over_maximum", "") if shares else "",
            share_phone=shares and "phone" in entered["share"],
            share_email=shares and "email" in entered["share"],
            nonce=entered["nonce"],
        )


def _fresh(referral: Referral, is_assured: bool) -> dict[str, Any]:
    return {
        "needs": referral.needs,
        "summary": referral.shared_summary,
        "kind": None if is_assured else Kind.SIGNPOSTING,
    }


def _held(held: OnwardReferral) -> dict[str, Any]:
    """Return what was offered and not sent yet, to change it."""
    share = [name for name, _label in SHARE if getattr(held, f"share_{name}")]
    kept = ("kind", "needs", "summary", "support_needs", "companion", "why_over_maximum")
    return {name: getattr(held, name) for name in kept} | {"share": share}
