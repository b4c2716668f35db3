"""Changing a template of a note."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.note_template_edit import NoteTemplateEditForm, saved_of
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_TEMPLATES)
@require_http_methods(["GET", "POST"])
def note_template_edit(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Show it; a version that is older than the saved one shows both."""
    template = selectors.note_template_for(actor=request.actor, template_id=template_id)
    form = NoteTemplateEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(template),
        current=template.version,
    )
    if form.is_valid():
        services.edit_note_template(
            template_id=template.pk,
            words=form.template(),
            version=form.cleaned_data["version"],
            actor=request.actor,
        )
        messages.success(request, _("Template saved"))
        return redirect("linkworkers:note_template_list")
    return render(request, "linkworkers/note_template_edit.html", {"form": form})
