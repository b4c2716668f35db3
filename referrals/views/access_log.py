"""Who looked at whom, when, for the privacy officer."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from referrals import selectors
from referrals.forms.access_log import AccessLogForm
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render


@for_roles(Role.PRIVACY_OFFICER)
@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """List the scheme's audit entries, newest first, of one user or about one person if asked."""
    form = AccessLogForm(request.GET, actor=request.actor)
    asked = form.cleaned_data if form.is_valid() else {}
    user_id, person_id = asked.get("user"), asked.get("person")
    before = request.GET.get("before", "")
    lines = []
    if form.is_valid():
        lines = selectors.access_lines(
            actor=request.actor,
            user_id=user_id,
            person_id=person_id,
            before=int(before) if before.isascii() and before.isdigit() else None,
        )
    kept = {name: str(value) for name, value in (("user", user_id), ("person", person_id)) if value}
    is_full = len(lines) == selectors.ACCESS_LOG_PAGE
    context = {
        "form": form,
        "lines": lines,
        "is_filtered": bool(kept),
        "older": f"?{urlencode({**kept, 'before': lines[-1].id})}" if is_full else "",
        "newer": f"?{urlencode(kept)}" if before else "",
    }
    return audited_render(
        request,
        "referrals/access_log.html",
        context,
        people=[person_id] if person_id else [],
        shown=["access_log"],
    )
