"""Adding a template of a note."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, services
from linkworkers.forms.note_template_add import NoteTemplateAddForm
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_TEMPLATES)
@require_http_methods(["GET", "POST"])
def note_template_add(request: HttpRequest) -> HttpResponse:
    """Ask what it is called and what it says."""
    form = NoteTemplateAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_note_template(words=form.template(), actor=request.actor)
        messages.success(request, _("Template added"))
        return redirect("linkworkers:note_template_list")
    return render(request, "linkworkers/note_template_add.html", {"form": form})
