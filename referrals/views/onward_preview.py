"""Exactly what the service will see, and the person's agreement to it, before anything is sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import selectors as providers
from referrals import policies, selectors, services
from referrals.forms.onward_preview import OnwardPreviewForm
from referrals.models import OnwardReferral
from referrals.onward_states import SHARING_KINDS, Action, Status
from referrals.selectors.monthly import full_words
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY_ONWARD[Action.SEND])
@require_http_methods(["GET", "POST"])
def onward_preview(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Show both stages of what is shared, record the agreement, and send."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    barred = _barred(onward, timezone.localdate(now))
    is_post = request.method == "POST" and not barred
    form = OnwardPreviewForm(
        request.POST if is_post else None,
        initial={"version": onward.version},
        person=onward.referral.whom,
        on=timezone.localdate(now),
    )
    if form.is_valid():
        services.agree_and_send(
            onward_id=onward.pk, agreement=form.agreement(), actor=actor, at=now
        )
        messages.success(request, _("Sent to %(service)s") % {"service": onward.service.name})
        return redirect("linkworkers:case_detail", onward.referral_id)
    classes = selectors.classes_for(actor, onward.referral, at=now)
    today = timezone.localdate(now)
    context = {
        "onward": onward,
        "banner": selectors.case_banner(onward.referral, classes=classes),
        "before": selectors.provider_view(onward, on=today, as_accepted=False),
        "after": selectors.provider_view(onward, on=today, as_accepted=True),
        "barred": barred,
        "is_full": selectors.wait_words(onward.service),
        "month": full_words(provider_ids=[onward.provider_id], at=now).get(onward.provider_id),
        "form": None if barred else form,
    }
    return audited_render(
        request,
        "referrals/onward_preview.html",
        context,
        people=[onward.referral.person_id],
        shown=classes & SHOWN,
    )


SHOWN = frozenset(
    {
        *("name", "birth_date", "nhs_number", "contact", "safe_contact", "emergency_contact"),
        *("needs", "shared_summary", "organisations"),
    }
)


def _barred(onward: OnwardReferral, on: object) -> str:
    """Return why it cannot be sent, in plain words; nothing when it can."""
    person = onward.referral.person
    if onward.kind not in SHARING_KINDS:
        return _(
            "Signposting and what was arranged elsewhere share nothing: there is nothing to send"
        )
    if onward.status not in (Status.OFFERED, Status.CHOSEN):
        return _("This was sent already, or is over")
    if person.died_on is not None:
        return _("The record says that this person has died")
    if not providers.is_assured(provider_id=onward.provider_id, on=on):
        return _(
            "This provider has not yet shown what it needs before it may receive personal data."
            " Signpost the person there instead: nothing is shared then"
        )
    return ""
