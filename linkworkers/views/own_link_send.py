"""Sending somebody a private link: to their shortlist, or to questions they answer alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.own_link_send import OwnLinkSendForm
from linkworkers.models import About
from linkworkers.selectors import own_links as links
from linkworkers.services.own_links import FIELDS, end_links, promise_link
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles
from spcore.errors import NotVisible

# Where the worker came from, and goes back to.
BACK = {About.SHORTLIST: "linkworkers:shortlist_list", About.EQUALITY: "linkworkers:case_detail"}


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("word")
def own_link_send(request: HttpRequest, referral_id: UUID, about: str) -> HttpResponse:
    """Ask how they open it and promise it; say why where no link may go, and end one that works."""
    if about not in About.values:
        raise NotVisible
    now, actor, what = timezone.now(), request.actor, About(about)
    case = case_to_write(request, referral_id, FIELDS[what], at=now)
    if request.method == "POST" and request.POST.get("what") == "end":
        end_links(referral_id=referral_id, actor=actor, at=now, about=what)
        messages.success(request, _("The link works no more"))
        return redirect(BACK[what], referral_id)
    form = OwnLinkSendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        word = form.word_chosen()
        promise_link(referral_id=referral_id, word=word, actor=actor, at=now, about=what)
        messages.success(request, _("The link goes out now. It works for seven days"))
        return redirect(BACK[what], referral_id)
    context = {
        "form": form,
        "is_questions": what == About.EQUALITY,
        "way": links.way_for(case.referral, at=now),
        "is_ready": links.is_ready(case.referral, about=what),
        "last": links.last_link_of(case.referral, about=what),
    }
    shown = frozenset({FIELDS[what], "safe_contact"})
    return render_on_case(request, "linkworkers/own_link_send.html", case, context, shown=shown)
