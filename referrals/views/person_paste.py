"""Refer a person from a block of text pasted out of the GP record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.person_paste import PersonPasteForm
from referrals.views.reading import context_of, read_today, refusal_of, shown_of
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def person_paste(request: HttpRequest) -> HttpResponse:
    """Say what was understood and what was not, and who it may be. Keeps nothing."""
    form = PersonPasteForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "scheme": selectors.scheme_of(actor=request.actor)}  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid():
        reading = read_today(form.cleaned_data["text"])
        if refusal := refusal_of(reading):
            form.add_error("text", refusal)
        elif not reading.found:
            form.add_error("text", _("Nothing was understood. Type the details instead"))
        else:
            context |= context_of(request, reading)
    return audited_render(request, "referrals/person_paste.html", context, **shown_of(context))
