"""Changing words that mean the same."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors, services
from providers.forms.synonyms import SynonymEditForm
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_SYNONYMS])
@require_http_methods(["GET", "POST"])
def synonym_edit(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Show the words; a version that is older than the saved one shows both."""
    group = selectors.synonym_group_for(group_id=words_id)
    form = SynonymEditForm(
        request.POST if request.method == "POST" else None,
        saved={"words": "\n".join(group.words)},
        current=group.version,
    )
    if form.is_valid():
        services.edit_synonyms(
            group_id=words_id,
            version=form.cleaned_data["version"],
            words=form.cleaned_data["words"].splitlines(),
            actor=request.actor,  # type: ignore[attr-defined]
        )
        messages.success(request, _("Saved"))
        return redirect("providers:synonym_list")
    return render(request, "providers/synonym_edit.html", {"form": form, "group": group})
