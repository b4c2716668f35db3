"""What becomes of each row of a list as CSV, for whoever mends the spreadsheet."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.policies import Action
from providers.selectors import directory_imports as selectors
from spcore.access import for_roles
from spcore.loading import writing


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET"])
def directory_import_download(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """Hand out every row with its verdict, what is wrong, and what to do."""
    batch = selectors.import_for(actor=request.actor, import_id=list_id)  # type: ignore[attr-defined]
    headings = [_("Row"), _("Name"), _("Read as"), _("What becomes of it"), _("Look at")]
    lines = (
        [
            row.number or "",
            row.name,
            "; ".join(row.facts),
            selectors.verdict_words(batch, row.verdict),
            selectors.problem_words(row.problems),
        ]
        for row in selectors.rows_of(batch)
    )
    response = HttpResponse(writing.as_csv(headings, lines), content_type=writing.CSV)
    response["Content-Disposition"] = 'attachment; filename="list.csv"'
    return response
