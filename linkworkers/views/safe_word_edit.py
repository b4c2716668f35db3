"""The team's safe word."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.safe_word_edit import SafeWordEditForm
from linkworkers.selectors import lone_visits as visits
from linkworkers.services.lone_visits import set_safe_word
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SAFE_WORD)
@require_http_methods(["GET", "POST"])
def safe_word_edit(request: HttpRequest) -> HttpResponse:
    """Show and save the word, and what whoever hears it does."""
    held = visits.safe_word_of(actor=request.actor)
    form = SafeWordEditForm(
        request.POST if request.method == "POST" else None,
        initial={"word": held.word, "what_to_do": held.what_to_do, "version": held.version},
    )
    if form.is_bound and form.is_valid():
        set_safe_word(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved. Tell the team by word of mouth"))
        return redirect("linkworkers:visit_list")
    return render(request, "linkworkers/safe_word_edit.html", {"form": form})
