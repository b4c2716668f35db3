"""Writing an application, as often as it takes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.application_edit import ApplicationEditForm, saved_of
from evaluation.fund.selectors import applications
from evaluation.fund.selectors.directory import facts_of
from evaluation.fund.services.applications import write_application
from spcore.access import for_roles
from spcore.keeping import keeps_typing, posted_or_kept


@keeps_typing
@for_roles(*policies.APPLICANTS)
@require_http_methods(["GET", "POST"])
def application_edit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Keep it, whole or not; "Save and stop" keeps it too, and goes back to the list."""
    row = applications.own_draft(actor=request.actor, application_id=application_id)
    form = ApplicationEditForm(
        posted_or_kept(request),
        row=row,
        services=applications.services_to_choose(row),
        saved=saved_of(row),
        current=row.version,
    )
    if request.method == "POST" and form.is_valid():
        version, fields = form.cleaned_data["version"], form.fields_of()
        write_application(
            application_id=row.pk, fields=fields, version=version, actor=request.actor
        )
        if "later" in request.POST:
            messages.success(request, _("Kept as a draft. Only your organisation sees it"))
            return redirect("fund:application_list")
        return redirect("fund:application_send", row.pk)
    known = facts_of(row, on=timezone.localdate())
    return render(
        request, "fund/application_edit.html", {"form": form, "row": row, "directory": known[:1]}
    )
