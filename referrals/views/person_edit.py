"""Who the person of a draft is and how to reach them, corrected by the referrer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.person_edit import PersonEditForm
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def person_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Change the record; a version somebody else changed meanwhile shows both."""
    now = timezone.now()
    referral = selectors.referral_for(actor=request.actor, referral_id=referral_id, at=now)
    services.check_change_person(referral, actor=request.actor)
    relation = selectors.relation_to(request.actor, referral, at=now)
    form = PersonEditForm(
        request.POST if request.method == "POST" else None,
        person=referral.person,
        practices=lambda: selectors.practices_to_choose(
            scheme_id=referral.scheme_id, also=referral.person.practice_id
        ),
        hidden=selectors.hidden_of_person(relation),
    )
    if form.is_bound and form.is_valid():
        services.update_person(
            referral_id=referral.pk,
            new=form.to_fields(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:referral_check", referral.pk)
    is_helped = selectors.is_being_helped(person_id=referral.person_id)
    classes = selectors.classes_for(request.actor, referral, at=now)
    return audited_render(
        request,
        "referrals/person_edit.html",
        {"form": form, "referral": referral, "is_helped": is_helped},
        people=[referral.person_id],
        shown=services.PERSON_CLASSES & classes,
    )
