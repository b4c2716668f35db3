"""Adding words that mean the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, services
from providers.forms.synonyms import SynonymAddForm
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_SYNONYMS])
@require_http_methods(["GET", "POST"])
def synonym_add(request: HttpRequest) -> HttpResponse:
    """Ask for the words; every search finds by them at once."""
    form = SynonymAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_synonyms(
            group_id=form.cleaned_data["nonce"],
            words=form.cleaned_data["words"].splitlines(),
            actor=request.actor,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Added: searches find by these words now"))
        return redirect("providers:synonym_list")
    return render(request, "providers/synonym_add.html", {"form": form})
