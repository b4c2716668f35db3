"""What changed near you: the last seven days of the directory, and what one watches."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.directory_news import DirectoryNewsForm
from linkworkers.selectors import directory_news as selectors
from linkworkers.services.directory_news import choose_news
from providers.selectors.changes import MOST, ChangeKind
from providers.selectors.telling import services_watched
from spcore.access import for_roles


@for_roles(*policies.MAY_READ_DIRECTORY_NEWS)
@require_http_methods(["GET", "POST"])
def directory_news(request: HttpRequest) -> HttpResponse:
    """Show it by kind of change; keep how far, about what, and whether by email."""
    actor = request.actor
    choice = selectors.choice_of(actor.user_id)
    form = DirectoryNewsForm(request.POST if request.method == "POST" else None, choice=choice)
    if form.is_valid():
        choose_news(actor=actor, **form.cleaned_data)
        messages.success(request, _("Saved"))
        return redirect("linkworkers:directory_news")
    rows = selectors.changes_for(actor=actor, choice=choice, at=timezone.now())
    kinds = [(kind.label, [row for row in rows if row.kind == kind]) for kind in ChangeKind]
    context = {
        "kinds": [(label, found) for label, found in kinds if found],
        "is_cut": len(rows) == MOST,
        "most": MOST,
        "watched": services_watched(actor=actor),
        "choice": choice,
        "form": form,
    }
    return render(request, "linkworkers/directory_news.html", context)
