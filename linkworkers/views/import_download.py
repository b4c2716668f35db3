"""The verdicts of an import as CSV, for whoever mends the spreadsheet."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from spcore import audit
from spcore.access import for_roles
from spcore.accounts.confirming import confirm_first
from spcore.loading import writing


@for_roles(*policies.MAY_IMPORT)
@confirm_first
@require_http_methods(["GET"])
def import_download(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Hand out every row with its verdict, what is wrong, and what to do."""
    batch = selectors.import_for(actor=request.actor, import_id=import_id)
    rows = list(selectors.rows_of(batch))
    audit.record(
        actor=request.actor,
        action=audit.Action.EXPORT,
        label="caseload_import",
        people=[row.person_id for row in rows],
        shown=["name", "birth_date"],
        object_id=batch.pk,
        source=audit.source_of(request),
    )
    headings = [_("Row"), _("Name"), _("Birth date"), _("What becomes of it"), _("Look at")]
    lines = (
        [
            row.number,
            row.name,
            row.birth_date,
            selectors.verdict_words(batch, row.verdict),
            _look(row.problems),
        ]
        for row in rows
    )
    response = HttpResponse(writing.as_csv(headings, lines), content_type=writing.CSV)
    response["Content-Disposition"] = 'attachment; filename="import.csv"'
    return response


def _look(problems: list[list[str]]) -> str:
    return " ".join(
        f"{column}: {problem}. {remedy}".strip(": ") for column, problem, remedy in problems
    )
