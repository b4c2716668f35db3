"""Recording a contact."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.contact_add import ContactAddForm, initial_of
from linkworkers.views.framing import case_to_write, render_on_case
from referrals.models import Referral
from referrals.selectors.danger import danger_question
from spcore import keeping
from spcore.access import for_roles
from spcore.ui.paging import id_of


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def contact_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask how it went and what is next, in one short form."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "case_notes", at=now)
    draft = selectors.contact_draft(actor=request.actor, referral_id=case.referral.pk)
    form = ContactAddForm(
        request.POST if request.method == "POST" else None,
        initial={
            "happened_on": timezone.localdate(now),
            "version": draft.version if draft else 0,
            "note": _begun_with(request),
            **initial_of(draft.typed if draft else {}),
        },
    )
    if form.is_valid():
        new = form.contact(referral_id=case.referral.pk, at=now)
        services.record_contact(new=new, actor=request.actor, at=now)
        messages.success(request, _("Contact recorded"))
        ask_about_danger(request, case.referral, new.note, new.next_step)
        return redirect("linkworkers:case_detail", case.referral.pk)
    context = {
        "form": form,
        "draft": draft if request.method == "GET" else None,
        "templates": selectors.note_templates(actor=request.actor),
        "typed_by": keeping.token_for(request, request.path),
    }
    return render_on_case(request, "linkworkers/contact_add.html", case, context)


def _begun_with(request: HttpRequest) -> str:
    """Return the words of the template that the address names, for where scripts are off."""
    template_id = id_of(request, "begin")
    if template_id is None:
        return ""
    return selectors.note_template_for(actor=request.actor, template_id=template_id).words


def ask_about_danger(request: HttpRequest, referral: Referral, *texts: str) -> None:
    """Ask, after saving, whether words that may mean danger call for a concern. Decides nothing."""
    question = danger_question(referral, *texts, actor=request.actor, at=timezone.now())
    if question:
        messages.warning(request, question)
