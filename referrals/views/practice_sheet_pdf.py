"""One poster or leaflet as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from providers import selectors as directory
from providers.selectors import ServiceQuery, ServiceRow
from referrals.adapters.sheets import ANY, HEADLINES, LEAFLET, POSTER, Sheet, sheet_html, sheet_pdf
from referrals.selectors.practices import NearPractice, practice_at
from spcore import paper
from spcore.access import for_anybody
from spcore.accounts.actor import NOBODY
from spcore.ui.limits import is_too_often

LISTED = 5


@for_anybody
@require_safe
def practice_sheet_pdf(request: HttpRequest, ods_code: str, sheet: str, need: str) -> HttpResponse:
    """
    Send it as PDF, or as a page to print where none can be made.

    Making one takes a second of the machine, so a source may ask for so many an hour.
    """
    near = practice_at(ods_code=ods_code)
    if sheet not in (POSTER, LEAFLET) or need not in HEADLINES:
        raise Http404
    if is_too_often(request, "sheet"):
        words = _("Many were made from here just now. Try again in an hour")
        return HttpResponse(words, status=429, content_type="text/plain; charset=utf-8")
    listed = _listed(near, need) if sheet == LEAFLET else ()
    made = Sheet(kind=sheet, need=need, near=near, services=listed)
    content = sheet_pdf(made)
    if content is None:
        return HttpResponse(sheet_html(made))
    response = HttpResponse(content, content_type=paper.PDF)
    response["Content-Disposition"] = f'inline; filename="{sheet}-{need}-{near.code}.pdf"'
    return response


def _listed(near: NearPractice, need: str) -> tuple[ServiceRow, ...]:
    """Return the nearest services that somebody confirmed lately: paper stays on the wall."""
    if near.origin is None:
        return ()
    needs = () if need == ANY else (need,)
    query = ServiceQuery(
        on=timezone.localdate(), needs=needs, origin=near.origin, is_fresh=True, size=LISTED
    )
    return directory.search_services(actor=NOBODY, query=query).rows
