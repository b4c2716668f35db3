"""The open people of a link worker, or of a team."""

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.caseload_narrow import CaseloadNarrowForm, has_chosen
from linkworkers.forms.caseload_view_add import CaseloadViewAddForm
from linkworkers.views.tapping import just_recorded
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render
from spcore.ui.control_html import escape
from spcore.ui.paging import after_of, pager_links


@for_roles(*policies.MAY_SEE_CASELOAD)
@require_http_methods(["GET"])
def caseload(request: HttpRequest) -> HttpResponse:
    """List who is open, overdue first, with what comes next for each."""
    after, actor = after_of(request), request.actor
    narrowed, query = asked(request)
    held = selectors.caseload(actor=actor, at=timezone.now(), after=after, narrowed=narrowed)
    base = reverse("linkworkers:caseload")
    context = {
        "rows": held.rows,
        "listed": _listed(held.rows, may_record=actor.role in policies.MAY_RECORD),
        **just_recorded(request, at=timezone.now()),
        "capacity": held.capacity,
        "urgent": held.urgent,
        "is_worker": actor.role == Role.LINK_WORKER,
        "may_import": actor.role in policies.MAY_IMPORT,
        "query": query,
        "keep": CaseloadViewAddForm(initial={"query": query}) if query else None,
        "views": selectors.caseload_views(actor=actor),
        **pager_links(base, after=held.after, shown_after=after, **dict(parse_qsl(query))),
    }
    people = [row.person_id for row in held.rows]
    return audited_render(
        request,
        "linkworkers/caseload.html",
        context,
        people=people,
        shown=held.shown if people else [],
    )


def asked(request: HttpRequest) -> tuple[selectors.Narrowed, str]:
    """Return what the address narrows, and the same cleaned, as part of an address."""
    if not has_chosen(request.GET):
        return selectors.EVERYBODY, ""
    form = CaseloadNarrowForm(request.GET, reads=selectors.shown_on_caseload(request.actor))
    return form.narrowed, form.query


def _listed(rows: list[selectors.CaseRow], *, may_record: bool) -> SafeString:
    """Return the list as mark-up: a template takes ten times the calls for its rows."""
    overdue = f"<strong>{escape(_('Overdue.'))}</strong> "
    listed = [_row(row, overdue, _begun(row) if may_record and row.begun else "") for row in rows]
    return SafeString("".join(listed))


def _begun(row: selectors.CaseRow) -> str:
    """Return the taps of an appointment of which nobody has said what became."""
    url = reverse("linkworkers:appointment_record", args=[row.begun])
    look = 'class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" name="came"'
    words = escape(_("The appointment with %(name)s") % {"name": row.title})
    look = f'{look} formaction="{url}?back=caseload"'
    taps = (("yes", _("Took place")), ("no", row.missed))
    buttons = "".join(
        [f'<button {look} value="{value}">{escape(said)}</button>' for value, said in taps]
    )
    return f'<div class="app-buttons app-taps" role="group" aria-label="{words}">{buttons}</div>'


def _row(row: selectors.CaseRow, overdue: str, begun: str) -> str:
    late = (" app-list__next--late", overdue) if row.is_overdue else ("", "")
    critical = ""
    if row.critical:
        critical = f'<p class="app-list__critical"><strong>{escape(row.critical)}</strong></p>'
    facts = "".join([f"<span>{escape(fact)}</span>" for fact in row.facts])
    return (
        '<li class="app-list__row">'
        f'<h2 class="app-list__title"><a href="{row.url}">{escape(row.title)}</a> {row.tags}</h2>'
        f'<p class="app-list__next{late[0]}">{late[1]}{escape(row.next)}</p>{critical}'
        f'<p class="app-list__facts">{facts}</p>{begun}</li>\n'
    )
