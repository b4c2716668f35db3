"""All that a release says, for another system: in long form, with its dictionary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.loading import writing

DICTIONARY = ("table", "table_name", "column", "column_name", "unit", "meaning", "rule")


@for_roles(Role.COMMISSIONER)
@require_GET
def data_return(request: HttpRequest) -> HttpResponse:
    """Hand out the figures as CSV, or what each column means; where there is none, lead back."""
    actor = request.actor  # type: ignore[attr-defined]
    period = request.GET.get("period", "")
    release = selectors.released(icb_id=actor.organisation_id, period=period)
    if release is None:
        return redirect("dashboards:overview")
    if request.GET.get("as") == "dictionary":
        name, content = "dictionary", writing.as_csv(DICTIONARY, selectors.dictionary_rows(release))
    else:
        rows = selectors.return_rows(release, actor.organisation_name)
        name, content = "return", writing.as_csv(selectors.RETURN_HEADINGS, rows)
    response = HttpResponse(content, content_type=writing.CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}-{release.period}.csv"'
    return response
