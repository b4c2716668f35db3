"""Putting a contact right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.contact_edit import ContactEditForm, saved_of
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def contact_edit(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Show the note; a version that is older than the saved one shows both."""
    now, actor = timezone.now(), request.actor
    contact = selectors.contact_for(actor=actor, contact_id=contact_id, at=now)
    case = case_to_write(request, contact.referral_id, "case_notes", at=now)
    form = ContactEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(contact),
        current=contact.version,
    )
    if form.is_valid():
        services.edit_contact(
            contact_id=contact.pk,
            words=form.words(),
            version=form.cleaned_data["version"],
            next_step=form.next(),
            actor=actor,
            at=now,
        )
        messages.success(request, _("Saved. What it said before stays on the timeline"))
        ask_about_danger(request, case.referral, form.cleaned_data["note"])
        return redirect("linkworkers:case_detail", case.referral.pk)
    notes = frozenset({"case_notes"})
    context = {"form": form, "contact": contact}
    return render_on_case(request, "linkworkers/contact_edit.html", case, context, shown=notes)
