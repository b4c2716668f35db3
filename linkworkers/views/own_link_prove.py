"""The second step of a private link: who gives the word or the code goes on to what it opens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers.forms.own_link_prove import OwnLinkProveForm
from linkworkers.models import About
from linkworkers.selectors import own_links as links
from linkworkers.services.own_links import is_proven
from linkworkers.views.own_link_open import PROVEN, PURPOSE
from referrals import selectors as cases
from spcore import private_links
from spcore.access import for_anybody

OPENS = {
    About.SHORTLIST: "linkworkers:shortlist_by_link",
    About.EQUALITY: "linkworkers:equality_by_link",
}


@for_anybody
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def own_link_prove(request: HttpRequest) -> HttpResponse:
    """Ask for the word or the code, and say nothing of what it opens."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    link = links.working_link(link_id=key, at=now)
    if link is None:
        context = {"crisis_lines": cases.CRISIS_LINES}
        return render(request, "linkworkers/own_link_dead.html", context, status=404)
    if private_links.remembered(request, purpose=PROVEN, at=now) == str(link.pk):
        return redirect(OPENS[About(link.about)])
    form = OwnLinkProveForm(
        request.POST if request.method == "POST" else None, has_word=bool(link.word_hash)
    )
    if form.is_valid():
        if is_proven(link_id=link.pk, answer=form.cleaned_data["answer"], at=now):
            private_links.remember(request, purpose=PROVEN, key=str(link.pk), at=now)
            return redirect(OPENS[About(link.about)])
        if links.working_link(link_id=key, at=now) is None:
            return redirect("linkworkers:own_link_prove")
        form.add_error("answer", _("That is not it. After five wrong ones the link works no more"))
    proof = {"form": form, "link": link, "is_code_sent": link.code_asked_at is not None}
    return render(request, "linkworkers/own_link_prove.html", proof)
