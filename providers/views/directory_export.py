"""Taking everything out of the directory: as a ZIP of CSV files, or as one workbook."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.selectors.export import tables_of
from spcore import audit
from spcore.access import for_roles
from spcore.loading import streaming, writing

WAYS = {
    "zip": (streaming.zip_of_csv, streaming.ZIP),
    "xlsx": (streaming.workbook, writing.XLSX),
}


@for_roles(*policies.WHO_MAY[Action.EXPORT])
@require_http_methods(["GET"])
def directory_export(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Say what is in it; with `format`, hand it out while it is read."""
    actor = request.actor  # type: ignore[attr-defined]
    way = request.GET.get("format", "")
    if way not in WAYS:
        context = {"sees_all": actor.role in policies.WHO_MAY[Action.EDIT]}
        return render(request, "providers/directory_export.html", context)
    write, kind = WAYS[way]
    audit.record(
        actor=actor,
        action=audit.Action.EXPORT,
        label="providers:directory_export",
        purpose=way,
        source=audit.source_of(request),
    )
    response = StreamingHttpResponse(write(tables_of(actor=actor)), content_type=kind)
    name = f"directory-{timezone.localdate().isoformat()}.{way}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
