"""Evidence: a provider gives its own on one page; checkers see whose waits for a check."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from providers import policies, selectors, services
from providers.forms.assurance_list import AssuranceListForm
from providers.forms.words import words_asked
from providers.policies import Action
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(*policies.WHO_MAY[Action.READ_EVIDENCE])
@require_http_methods(["GET", "POST"])
def assurance_list(request: HttpRequest) -> HttpResponse:
    """Show and save a provider's own evidence; list providers for those who check."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.role != Role.PROVIDER:
        return _to_check(request)
    on = timezone.localdate()
    provider = selectors.provider_for_evidence(actor=actor, provider_id=None)
    lines = selectors.assurance_lines(actor=actor, provider_id=provider.pk, on=on)
    sent = request.POST if request.method == "POST" else None
    form = AssuranceListForm(sent, lines=lines, version=selectors.assurances_version(lines))
    if form.is_valid():
        version = form.cleaned_data["version"]
        changed = services.give_assurances(actor=actor, version=version, given=form.given())
        text = ngettext("%(n)d entry saved", "%(n)d entries saved", changed) % {"n": changed}
        messages.success(request, text if changed else _("Nothing was changed"))
        return redirect("providers:assurance_list")
    context = {
        "form": form,
        "lines": lines,
        "is_assured": selectors.is_assured(provider.pk, on=on),
    }
    return render(request, "providers/assurance_list.html", context)


def _to_check(request: HttpRequest) -> HttpResponse:
    words = words_asked(request.GET)
    actor = request.actor  # type: ignore[attr-defined]
    rows = [
        (row, reverse("providers:assurance_detail", args=[row.pk]))
        for row in selectors.providers_to_check(actor=actor, words=words)
    ]
    return render(request, "providers/assurance_to_check.html", {"rows": rows, "words": words})
